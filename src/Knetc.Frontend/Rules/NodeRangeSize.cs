using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Options;

namespace Knetc.Rules;

/// <summary>Pod ranges of nodes that are not one block of the cluster's range. Told once where all nodes agree on another size.</summary>
internal sealed class NodeRangeSize() : ClusterRule(new DiagnosticDescriptor(
    "KN2006", Severity.Warning, "the pod range of a node is not of the size of the node mask",
    "New nodes get blocks of the size that the node mask says. A larger range takes up several of these blocks, a smaller one the whole block in which it lies, so the cluster has room for other numbers of nodes and pods than planned.",
    "give the node a range with the prefix length of the node mask, or change the node mask: --node-cidr-mask-size, or nodeCIDRMaskSize in knetc.yaml"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        if (!cluster.Options.AllocateNodeCidrs) return;
        Check(IpFamily.IPv4, cluster.Options.NodeCidrMaskSizeIPv4, ClusterOption.NodeCidrMaskSizeIPv4, cluster, findings);
        Check(IpFamily.IPv6, cluster.Options.NodeCidrMaskSizeIPv6, ClusterOption.NodeCidrMaskSizeIPv6, cluster, findings);
    }

    private static void Check(IpFamily family, int mask, ClusterOption option, ClusterView cluster, RuleFindings findings)
    {
        // The default mask matters only where blocks are cut by it.
        bool isUsed = cluster.Options.Table.Find(option)?.InForce.IsStated == true || (cluster.Ranges.PodRangesAreStated && cluster.Objects.Nodes.Any(static node => node.PodCIDRs.IsEmpty));
        var ranges = cluster.Addresses.NodeRanges.Where(range => range.Network.Family == family).ToArray();
        if (!isUsed || ranges.Length == 0 || !cluster.Ranges.Pods.Any(pods => pods.Network.Family == family)) return;
        if (ranges.Length > 1 && Array.TrueForAll(ranges, range => range.Network.PrefixLength == ranges[0].Network.PrefixLength && range.Network.PrefixLength != mask))
        {
            findings.Add(ranges[0].Node.Manifest, ranges[0].Path, $"the pod ranges of {ranges.Length} nodes are /{ranges[0].Network.PrefixLength}, but the node mask is /{mask}");
            return;
        }

        foreach (var range in ranges)
        {
            int length = range.Network.PrefixLength;
            if (length == mask) continue;
            string what = length > mask ? $"a part of a block of /{mask}" : $"2^{mask - length} blocks of /{mask}";
            findings.Add(range.Node.Manifest, range.Path, $"{range.Network} is {what}, the size of the node mask");
        }
    }
}
