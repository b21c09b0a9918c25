using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>A selector with a label that controllers make up anew for every revision.</summary>
internal sealed class GeneratedLabelSelected() : ClusterRule(new DiagnosticDescriptor(
    "KN3037", Severity.Warning, "a selector with a generated label",
    "Controllers put labels on their pods that change with every revision of the template, or with the identity of the controller. A Service that selects by one of them loses its pods at the next rollout.",
    "remove the label from the selector; a label of your own in the pod template tells versions apart"))
{
    private static readonly FieldPath SelectorPath = FieldPath.Of("spec.selector");

    public override bool IsLocal => true;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var service in cluster.Services)
        {
            foreach (var pair in service.Spec.Selector)
            {
                if (MadeBy(pair.Key) is not { } maker) continue;
                findings.Add(service.Manifest, SelectorPath.Key(pair.Key), $"label {pair.Key} is made up by the {maker} and changes");
            }
        }
    }

    private static string? MadeBy(string label) => label switch
    {
        "pod-template-hash" => "Deployment",
        "controller-revision-hash" => "StatefulSet or DaemonSet",
        "pod-template-generation" => "DaemonSet",
        "controller-uid" or "batch.kubernetes.io/controller-uid" => "Job",
        _ => null,
    };
}
