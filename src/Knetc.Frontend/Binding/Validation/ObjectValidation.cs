using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Incremental;
using Knetc.Schema;

namespace Knetc.Binding.Validation;

/// <summary>
/// Fills in defaults and holds every object against the rules of its kind. Objects that fail are reported and left out, so
/// that they take no address and make no rule.
/// </summary>
public static class ObjectValidation
{
    /// <summary>As many objects as are worth handing to another thread.</summary>
    private const int ObjectsPerBatch = 512;

    public static BoundObjects Validate(BoundObjects objects, KubeVersion version, DiagnosticBag diagnostics) => Validate(objects, version, diagnostics, null);

    /// <summary>The same, with what is known from earlier runs about objects that are still the same.</summary>
    internal static BoundObjects Validate(BoundObjects objects, KubeVersion version, DiagnosticBag diagnostics, CompilationMemory? memory)
    {
        memory?.Begin(version);
        var valid = ValidateAll(objects, version, diagnostics, memory?.Validated);
        memory?.Validated.End();
        return valid;
    }

    private static BoundObjects ValidateAll(
        BoundObjects objects, KubeVersion version, DiagnosticBag diagnostics, Memo<ManifestObject, ValidatedObject>? known) => objects with
        {
            Services = Keep(objects.Services, service => ServiceDefaults.Apply(service, version), diagnostics, known, (service, errors) =>
                ServiceRules.Validate(service, version, errors)),
            Pods = Keep(objects.Pods, pod => PodDefaults.Apply(pod, version), diagnostics, known, (pod, errors) =>
            {
                ValidateMetadata(pod, version, errors);
                PodRules.Validate(pod, version, errors);
                StrictAddressWarnings.Report(pod, version, errors);
            }),
            Workloads = Keep(objects.Workloads, workload => WorkloadDefaults.Apply(workload, version), diagnostics, known, (workload, errors) =>
            {
                ValidateMetadata(workload, version, errors);
                WorkloadRules.Validate(workload, version, errors);
            }),
            Nodes = Keep(objects.Nodes, static node => node, diagnostics, known, (node, errors) =>
            {
                ValidateMetadata(node, version, errors);
                NodeRules.Validate(node, version, errors);
                StrictAddressWarnings.Report(node, version, errors);
            }),
            EndpointSlices = Keep(objects.EndpointSlices, static slice => slice, diagnostics, known, (slice, errors) =>
            {
                ValidateMetadata(slice, version, errors);
                EndpointSliceRules.Validate(slice, version, errors);
                StrictAddressWarnings.Report(slice, version, errors);
            }),
            Endpoints = Keep(objects.Endpoints, static endpoints => endpoints, diagnostics, known, (endpoints, errors) =>
            {
                ValidateMetadata(endpoints, version, errors);
                EndpointsRules.Validate(endpoints, version, errors);
                StrictAddressWarnings.Report(endpoints, version, errors);
            }),
            Namespaces = Keep(objects.Namespaces, NamespaceDefaults.Apply, diagnostics, known, (@namespace, errors) =>
                ValidateMetadata(@namespace, version, errors)),
            ServiceCidrs = Keep(objects.ServiceCidrs, static serviceCidr => serviceCidr, diagnostics, known, (serviceCidr, errors) =>
            {
                ValidateMetadata(serviceCidr, version, errors);
                ServiceCidrRules.Validate(serviceCidr, errors);
            }),
            KubeProxyConfigurations = Keep(objects.KubeProxyConfigurations, KubeProxyDefaults.Apply, diagnostics, known, (configuration, errors) =>
                KubeProxyRules.Validate(configuration, version, errors)),
            Projects = Keep(objects.Projects, static project => project, diagnostics, known, ProjectRules.Validate),
        };

    private static void ValidateMetadata(IApiObject apiObject, KubeVersion version, ObjectErrors errors)
    {
        string kind = apiObject.Manifest.Kind;
        MetadataRules.Validate(apiObject.Metadata, NameClasses.Of(kind, version), ApiKinds.IsNamespaced(kind), errors);
    }

    private static ImmutableArray<T> Keep<T>(
        ImmutableArray<T> objects,
        Func<T, T> applyDefaults,
        DiagnosticBag diagnostics,
        Memo<ManifestObject, ValidatedObject>? known,
        Action<T, ObjectErrors> validate)
        where T : class, IManifestObject
    {
        if (known is not null) return KeepKnown(objects, applyDefaults, diagnostics, known, validate);
        if (objects.Length <= ObjectsPerBatch) return [.. KeepRange(objects, 0, objects.Length, applyDefaults, diagnostics, validate)];

        // No object's rules look at another object, so they are held against them side by side; what is found keeps its order.
        var batches = new (List<T> Kept, DiagnosticBag Diagnostics)[(objects.Length + ObjectsPerBatch - 1) / ObjectsPerBatch];
        Parallel.For(0, batches.Length, i =>
        {
            int start = i * ObjectsPerBatch;
            var found = new DiagnosticBag();
            batches[i] = (KeepRange(objects, start, Math.Min(start + ObjectsPerBatch, objects.Length), applyDefaults, found, validate), found);
        });
        var all = ImmutableArray.CreateBuilder<T>(objects.Length);
        foreach (var (kept, found) in batches)
        {
            all.AddRange(kept);
            diagnostics.AddRange(found.ToImmutable());
        }

        return all.Count == all.Capacity ? all.MoveToImmutable() : all.ToImmutable();
    }

    private static ImmutableArray<T> KeepKnown<T>(
        ImmutableArray<T> objects,
        Func<T, T> applyDefaults,
        DiagnosticBag diagnostics,
        Memo<ManifestObject, ValidatedObject> known,
        Action<T, ObjectErrors> validate)
        where T : class, IManifestObject
    {
        var results = new ValidatedObject?[objects.Length];
        var missing = new List<int>();
        for (int i = 0; i < results.Length; i++)
        {
            if (known.TryGet(objects[i].Manifest, out var earlier) && ReferenceEquals(earlier.Given, objects[i])) results[i] = earlier;
            else missing.Add(i);
        }

        void Fill(int number)
        {
            var given = objects[missing[number]];
            var found = new DiagnosticBag();
            var kept = KeepRange([given], 0, 1, applyDefaults, found, validate);
            results[missing[number]] = new ValidatedObject(given, kept.Count == 0 ? null : kept[0], found.ToImmutable());
        }

        if (missing.Count > ObjectsPerBatch) Parallel.For(0, missing.Count, Fill);
        else for (int i = 0; i < missing.Count; i++) Fill(i);
        foreach (int i in missing) known.Set(objects[i].Manifest, results[i]!);

        var all = ImmutableArray.CreateBuilder<T>(objects.Length);
        foreach (var result in results)
        {
            if (result!.Kept is T kept) all.Add(kept);
            diagnostics.AddRange(result.Diagnostics);
        }

        return all.ToImmutable();
    }

    private static List<T> KeepRange<T>(
        ImmutableArray<T> objects, int start, int end, Func<T, T> applyDefaults, DiagnosticBag diagnostics, Action<T, ObjectErrors> validate)
        where T : IManifestObject
    {
        var kept = new List<T>(end - start);
        for (int i = start; i < end; i++)
        {
            var defaulted = applyDefaults(objects[i]);
            var errors = new ObjectErrors(defaulted.Manifest, diagnostics);
            validate(defaulted, errors);
            if (errors.Count == 0) kept.Add(defaulted);
        }

        return kept;
    }
}
