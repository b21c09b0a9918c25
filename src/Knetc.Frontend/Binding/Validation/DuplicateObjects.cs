using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>Reports objects that are defined twice. The first definition stays in force.</summary>
internal static class DuplicateObjects
{
    public static BoundObjects Remove(BoundObjects objects, DiagnosticBag diagnostics) => objects with
    {
        Services = Remove(objects.Services, diagnostics),
        Nodes = Remove(objects.Nodes, diagnostics),
        EndpointSlices = Remove(objects.EndpointSlices, diagnostics),
        Endpoints = Remove(objects.Endpoints, diagnostics),
        Pods = Remove(objects.Pods, diagnostics),
        Workloads = Remove(objects.Workloads, diagnostics),
        Namespaces = Remove(objects.Namespaces, diagnostics),
        ServiceCidrs = Remove(objects.ServiceCidrs, diagnostics),
    };

    private static ImmutableArray<T> Remove<T>(ImmutableArray<T> objects, DiagnosticBag diagnostics)
        where T : class, IApiObject
    {
        var seen = new Dictionary<(string Kind, string Namespace, string Name), ManifestObject>(objects.Length);
        ImmutableArray<T>.Builder? kept = null;
        for (int i = 0; i < objects.Length; i++)
        {
            var manifest = objects[i].Manifest;
            var key = (manifest.Kind, manifest.Namespace, manifest.Name);
            if (manifest.Name.Length > 0 && seen.TryGetValue(key, out var first))
            {
                kept ??= CopyOf(objects, i);
                Report(manifest, first, diagnostics);
                continue;
            }

            if (manifest.Name.Length > 0) seen.Add(key, manifest);
            kept?.Add(objects[i]);
        }

        return kept?.ToImmutable() ?? objects;
    }

    private static ImmutableArray<T>.Builder CopyOf<T>(ImmutableArray<T> objects, int count)
    {
        var copy = ImmutableArray.CreateBuilder<T>(objects.Length);
        copy.AddRange(objects, count);
        return copy;
    }

    private static void Report(ManifestObject manifest, ManifestObject first, DiagnosticBag diagnostics)
    {
        bool identical = AreEqual(manifest.Root, first.Root);
        var descriptor = identical ? ObjectDiagnostics.RepeatedObject : ObjectDiagnostics.ContradictingObject;
        diagnostics.Add(new Diagnostic(descriptor, identical ? $"{manifest} is defined twice, both times alike" : $"{manifest} is defined twice, with different content")
        {
            Location = manifest.Locate(FieldPath.Of("metadata.name")),
            Object = manifest.ToString(),
            Path = "metadata.name",
            Related = first.Locate(FieldPath.Of("metadata.name")) is { } location ? [new RelatedLocation("first defined here", location)] : [],
        });
    }

    /// <summary>Whether two values say the same, whatever the order of keys and the style of writing.</summary>
    private static bool AreEqual(YamlNode? left, YamlNode? right)
    {
        switch (left, right)
        {
            case (YamlScalar one, YamlScalar other):
                return one.Kind == other.Kind && one.KeyText == other.KeyText;
            case (YamlSequence one, YamlSequence other):
                if (one.Count != other.Count) return false;
                for (int i = 0; i < one.Count; i++)
                {
                    if (!AreEqual(one[i], other[i])) return false;
                }

                return true;
            case (YamlMapping one, YamlMapping other):
                if (one.Count != other.Count) return false;
                for (int i = 0; i < one.Count; i++)
                {
                    if (other.Find(one[i].Key) is not { } value || !AreEqual(one[i].Value, value)) return false;
                }

                return true;
            default:
                return left is null && right is null;
        }
    }
}
