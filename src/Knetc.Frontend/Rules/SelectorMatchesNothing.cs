using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>A Service whose selector no pod of the input has. Only an info: many repositories keep the workload elsewhere.</summary>
internal sealed class SelectorMatchesNothing() : ClusterRule(new DiagnosticDescriptor(
    "KN3034", Severity.Info, "a selector that matches no pod",
    "The Service selects pods by labels, and no pod or pod template of its namespace in the input has them all. The Service then has no endpoints, and connections to it are refused, unless the pods come from elsewhere.",
    "compare the selector with the labels of the pod template, or add the workload to the input"))
{
    private static readonly FieldPath SelectorPath = FieldPath.Of("spec.selector");

    public override bool IsLocal => true;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var service in cluster.Services)
        {
            // Pods in another namespace are the finding of a rule of its own.
            if (!cluster.MatchesNothing(service, out var elsewhere) || elsewhere is not null) continue;
            string labels = string.Join(", ", service.Spec.Selector.Select(static pair => $"{pair.Key}={pair.Value}"));
            findings.Add(service.Manifest, SelectorPath, $"no pod in namespace {service.Namespace} has the labels {labels}");
        }
    }
}
