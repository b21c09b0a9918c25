using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>Objects in a namespace that is going away or that nothing declares.</summary>
internal sealed class NamespaceMissing() : ClusterRule(new DiagnosticDescriptor(
    "KN3094", Severity.Warning, "a namespace that is terminating or not declared",
    "Nothing can be created in a namespace that is being deleted, and what is in it goes with it. A namespace that the input does not declare, although it declares others, is perhaps misspelt: an info, or a warning where `requireDeclaredNamespaces` in knetc.yaml asks for it. The namespaces that every cluster has need no declaration. Each namespace is reported once.",
    "correct the namespace, or add a Namespace to the input"))
{
    private static readonly FieldPath NamespacePath = FieldPath.Of("metadata.namespace");
    private static readonly FieldPath DeletionPath = FieldPath.Of("metadata.deletionTimestamp");

    public override bool DependsOn(Service before, Service now) => false;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var objects = cluster.Objects;
        bool isRequired = objects.Projects.Any(static project => project.RequireDeclaredNamespaces);
        if (objects.Namespaces.IsEmpty && !isRequired) return;
        var used = new Dictionary<string, ManifestObject>(StringComparer.Ordinal);
        Gather(cluster.WrittenServices, used);
        Gather(objects.Workloads, used);
        Gather(objects.Pods, used);
        Gather(cluster.WrittenSlices, used);
        Gather(objects.Endpoints, used);
        foreach (var item in objects.Namespaces)
        {
            if (!used.TryGetValue(item.Name, out var inside) || !item.Metadata.IsTerminating) continue;
            findings.Add(
                item.Manifest, DeletionPath, $"namespace {item.Name} is being deleted, and {inside} is in it",
                RuleFindings.At(inside, NamespacePath, "the first object in it"));
        }

        foreach (var pair in used.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            if (pair.Key is "default" or "kube-system" or "kube-public" or "kube-node-lease") continue;
            if (cluster.Declared.Contains("Namespace", "", pair.Key)) continue;
            findings.Add(
                new Diagnostic(Descriptor, $"no manifest declares namespace {pair.Key}")
                {
                    Severity = isRequired ? Severity.Warning : Severity.Info,
                    Fix = FieldSuggestion.Closest(objects.Namespaces.Select(static item => item.Name), pair.Key),
                },
                pair.Value,
                NamespacePath);
        }
    }

    private static void Gather<T>(ImmutableArray<T> objects, Dictionary<string, ManifestObject> used)
        where T : IApiObject
    {
        string? last = null;
        foreach (var item in objects)
        {
            if (item.Metadata.Namespace == last) continue;
            last = item.Metadata.Namespace;
            if (!used.ContainsKey(last)) used.Add(last, item.Manifest);
        }
    }
}
