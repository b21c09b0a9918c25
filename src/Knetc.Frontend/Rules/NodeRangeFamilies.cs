using Knetc.Binding;
using Knetc.Diagnostics;

namespace Knetc.Rules;

/// <summary>A node whose list of pod ranges does not go with the cluster's.</summary>
internal sealed class NodeRangeFamilies() : ClusterRule(new DiagnosticDescriptor(
    "KN2007", Severity.Error, "the pod ranges of a node and of the cluster are of other families",
    "A node has a range from each of the cluster's pod ranges, in the same order: the first decides which address of a pod comes first. A range of a family that the cluster does not have belongs to nothing.",
    "list the node's ranges in the order of the cluster's, or state a cluster range of the other family"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var pods = cluster.Ranges.Pods;

        // kube-proxy may be told one family only, and does not mind the order.
        if (!cluster.Ranges.PodRangesAreStated || cluster.Ranges.PodRangesAreThoseOfTheProxyAlone || pods.IsEmpty) return;
        Node? reported = null;
        foreach (var range in cluster.Addresses.NodeRanges)
        {
            if (ReferenceEquals(range.Node, reported)) continue;
            bool isKnown = pods.Any(pods => pods.Network.Family == range.Network.Family);
            if (isKnown && !(range.Index == 0 && range.Node.PodCIDRs.Length == 2 && pods.Length == 2 && pods[0].Network.Family != range.Network.Family)) continue;
            string message = isKnown
                ? $"the node lists its {range.Network.Family} range first, the cluster its {pods[0].Network.Family} range {pods[0].Network}"
                : $"the cluster has no {range.Network.Family} pod range, only {string.Join(" and ", pods.Select(static pods => pods.Network))}";
            findings.Add(range.Node.Manifest, range.Path, message, pods[0].Related);
            reported = range.Node;
        }
    }
}
