using Knetc.Diagnostics;

namespace Knetc.Rules;

/// <summary>A node's pod range that is no part of the cluster's.</summary>
internal sealed class NodeRangeOutside() : ClusterRule(new DiagnosticDescriptor(
    "KN2005", Severity.Error, "the pod range of a node lies outside the cluster's",
    "The controller manager hands out the cluster's pod range among the nodes and does not start when a node has a range from elsewhere. Where only kube-proxy is told a pod range, or none are handed out, the finding is a warning: kube-proxy takes the pods of this node for senders outside the cluster.",
    "give the node a block of the cluster's pod range, or correct the cluster's pod range"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        if (!cluster.Ranges.PodRangesAreStated) return;
        foreach (var range in cluster.Addresses.NodeRanges)
        {
            var pods = cluster.Ranges.Pods.FirstOrDefault(pods => pods.Network.Family == range.Network.Family);
            if (pods is null || pods.Network.Overlaps(range.Network)) continue;
            var severity = cluster.Ranges.PodRangesAreThoseOfTheProxyAlone || !cluster.Options.AllocateNodeCidrs ? Severity.Warning : Severity.Error;
            findings.Add(severity, range.Node.Manifest, range.Path, $"{range.Network} lies outside {pods.Name} {pods.Network}", pods.Related);
        }
    }
}
