using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>A selector that takes in a workload which does not serve the Service's port.</summary>
internal sealed class SelectorMixesWorkloads() : ClusterRule(new DiagnosticDescriptor(
    "KN3036", Severity.Warning, "a selector that takes in an unrelated workload",
    "The selector matches pods of several workloads, and a target port that one of them declares is missing from another, although that one declares ports, or is a Job. The other's pods get their share of the connections all the same, and refuse them. Workloads that all declare the target port, as a stable and a canary version do, are not reported, nor are those that declare no ports at all; a named target port sorts the pods out by itself.",
    "add a label to the selector that only the intended workload has"))
{
    private static readonly FieldPath SelectorPath = FieldPath.Of("spec.selector");

    public override bool IsLocal => true;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var service in cluster.Services)
        {
            if (service.IsSelectorless || service.Spec.Type == ServiceTypes.ExternalName) continue;
            var pods = cluster.PodGroupsOf(service);
            if (pods.Count > 1) Check(service, pods, findings);
        }
    }

    private static void Check(Service service, IReadOnlyList<PodGroup> pods, RuleFindings findings)
    {
        foreach (var port in service.Spec.Ports)
        {
            if (port.TargetPort.IsName) continue;
            PodGroup? server = null;
            PodGroup? stranger = null;
            foreach (var group in pods)
            {
                if (group.Declares(port.TargetPort.Number, port.Protocol)) server ??= group;
                else if (group.Workload.Kind == "Job" || !group.Ports.IsEmpty) stranger ??= group;
            }

            // Two versions of one workload differ for as long as a rollout takes.
            if (server is null || stranger is null || server.Workload == stranger.Workload) continue;
            findings.Add(
                service.Manifest, SelectorPath,
                $"the selector takes in {stranger.Manifest}, which does not declare port {port.TargetPort.Number}/{port.Protocol}, beside {server.Manifest}, which does",
                RuleFindings.At(stranger.Manifest, stranger.LabelsPath, "these labels match too"),
                RuleFindings.At(server.Manifest, server.LabelsPath, "the labels of the pods that declare the port"));
            return;
        }
    }
}
