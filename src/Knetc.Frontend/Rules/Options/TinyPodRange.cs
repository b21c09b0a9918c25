using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Options;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>Pod ranges of nodes without an address for a pod (api-semantics §5, D-99).</summary>
internal sealed class TinyPodRange() : ClusterRule(new DiagnosticDescriptor(
    "KN2099", Severity.Warning, "a node's pod range without room for a pod",
    "Of a node's range the first address is the network's, the next the gateway's and the last the broadcast's. In a range of one or two addresses nothing is left, and the plugin that gives pods their addresses refuses it.",
    "choose a node mask of at most /30, for IPv6 at most /126"))
{
    private const int MinHostBits = 2;

    private static readonly FieldPath PodCidrsPath = FieldPath.Of("spec.podCIDRs");

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var options = cluster.Options;
        foreach (var range in options.ClusterCidrs)
        {
            bool ipv4 = range.Family == IpFamily.IPv4;
            int mask = ipv4 ? options.NodeCidrMaskSizeIPv4 : options.NodeCidrMaskSizeIPv6;
            if (mask < range.PrefixLength || range.Address.BitLength - mask is < 0 or >= MinHostBits) continue;
            var statement = options.Table.Find(ipv4 ? ClusterOption.NodeCidrMaskSizeIPv4 : ClusterOption.NodeCidrMaskSizeIPv6)!.InForce;
            findings.Add(statement, $"a node's block of /{mask} has no address for a pod");
        }

        foreach (var node in cluster.Objects.Nodes) Check(node, findings);
    }

    private static void Check(Node node, RuleFindings findings)
    {
        for (int i = 0; i < node.PodCIDRs.Length; i++)
        {
            if (!IpNetwork.TryParse(node.PodCIDRs[i].AsSpan(), ParsingGrade.Sloppy, out var network) || network.HostBits >= MinHostBits) continue;
            findings.Add(node.Manifest, PodCidrsPath.Index(i), $"the pod range {network} of the node {node.Name} has no address for a pod");
        }
    }
}
