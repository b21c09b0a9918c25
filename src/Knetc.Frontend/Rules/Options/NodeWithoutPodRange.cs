using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>Detection of local traffic by a node's pod range that the node does not have (api-semantics §5, D-19).</summary>
internal sealed class NodeWithoutPodRange() : ClusterRule(new DiagnosticDescriptor(
    "KN2019", Severity.Warning, "local traffic is detected by a pod range that the node does not have",
    "In the mode NodeCIDR kube-proxy waits until its node has a pod range, and gives up when it gets none: the node has no rules.",
    "give the node podCIDRs, state the cluster's pod range so that nodes get theirs, or choose another detectLocalMode"))
{
    private static readonly FieldPath PodCidrsPath = FieldPath.Of("spec.podCIDRs");
    private static readonly FieldPath ModePath = FieldPath.Of("detectLocalMode");

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var proxy = cluster.Options.Proxy;
        if (proxy.DetectLocalMode != "NodeCIDR") return;
        var mode = cluster.Options.Table.Find("detect-local-mode")?.InForce;
        foreach (var node in cluster.Nodes.Nodes)
        {
            if (!node.PodCIDRs.IsEmpty) continue;
            string message = $"the node {node.Name} has no pod range, by which kube-proxy is to detect local traffic";
            if (node.Manifest.Source is null) findings.Add(proxy.Manifest, ModePath, message);
            else findings.Add(node.Manifest, PodCidrsPath, message, RuleFindings.At(mode, "the mode NodeCIDR is set here"));
        }
    }
}
