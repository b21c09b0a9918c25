using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>A Service whose pods are in another namespace.</summary>
internal sealed class SelectorMatchesElsewhere() : ClusterRule(new DiagnosticDescriptor(
    "KN3035", Severity.Info, "a selector that matches pods of another namespace only",
    "A Service selects among the pods of its own namespace. No pod there has the labels of its selector, but pods of another namespace do: one of the two is perhaps in the wrong place.",
    "move the Service or the workload, so that both are in the same namespace"))
{
    private static readonly FieldPath SelectorPath = FieldPath.Of("spec.selector");

    public override bool IsLocal => true;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var service in cluster.Services)
        {
            if (!cluster.MatchesNothing(service, out var other) || other is null) continue;
            findings.Add(
                service.Manifest, SelectorPath,
                $"no pod of namespace {service.Namespace} has these labels, but those of {other.Manifest} have",
                RuleFindings.At(other.Manifest, other.LabelsPath, "pods with these labels"));
        }
    }
}
