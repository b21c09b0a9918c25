using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Options;

namespace Knetc.Rules;

/// <summary>A podSubnet that the node mask does not fit (api-semantics §2.9, A-6).</summary>
internal sealed class PodSubnetMask() : ClusterRule(new DiagnosticDescriptor(
    "KN2136", Severity.Error, "the node mask does not fit the podSubnet",
    "kubeadm has the podSubnet cut into blocks, one for each node. It refuses a mask shorter than the subnet's prefix, and one that would make more than 2^16 blocks.",
    "choose a node mask between the length of the podSubnet and 16 more, or set allocate-node-cidrs to false"))
{
    private const int MaxBlockBits = 16;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var range in KubeadmSubnets.Pods(cluster))
        {
            // The arguments of the same document are the layer before it.
            int index = cluster.Layers.IndexOf(range.Statement.Layer);
            var arguments = cluster.Layers[index - 1];
            if (arguments.AllocateNodeCidrs == false) continue;
            bool ipv4 = range.Network.Family == IpFamily.IPv4;
            var option = ipv4 ? ClusterOption.NodeCidrMaskSizeIPv4 : ClusterOption.NodeCidrMaskSizeIPv6;
            bool own = arguments.PlaceOf(option) is { } place && !ReferenceEquals(place, arguments.PlaceOf(ClusterOption.NodeCidrMaskSize));
            int mask = (own ? ipv4 ? arguments.NodeCidrMaskSizeIPv4 : arguments.NodeCidrMaskSizeIPv6 : null) ?? (ipv4 ? 24 : 64);
            int bits = mask - range.Network.PrefixLength;
            if (bits is >= 0 and <= MaxBlockBits || IsReportedInForce(cluster, range, bits)) continue;
            findings.Add(
                range.Statement,
                new Diagnostic(Descriptor, $"the podSubnet {range.Network} cannot be cut into blocks of /{mask}: the node mask must be {range.Network.PrefixLength} to {range.Network.PrefixLength + MaxBlockBits}"),
                range.Part);
        }
    }

    /// <summary>Whether the allocation of node ranges fails for the same reason.</summary>
    private static bool IsReportedInForce(ClusterView cluster, StatedRange range, int bits) =>
        cluster.Options.Table.Find(ClusterOption.ClusterCidr)?.InForce.Layer == range.Statement.Layer
        && (bits < 0 || range.Network.Family == IpFamily.IPv6);
}
