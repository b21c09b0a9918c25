using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Options;

namespace Knetc.Rules;

/// <summary>An IPv4 range of more blocks than kubeadm allows (api-semantics §2.8, O-10); the controller itself takes it.</summary>
internal sealed class TooManyNodeBlocks() : ClusterRule(new DiagnosticDescriptor(
    "KN2110", Severity.Warning, "a cluster range of more than 65536 blocks",
    "The controller manager cuts the cluster range into blocks of the node mask. It takes any number of IPv4 blocks, but kubeadm refuses more than 2^16, and with so small blocks few pods fit on a node.",
    "choose a shorter node mask, or a smaller cluster range"))
{
    private const int MaxBlockBits = 16;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var options = cluster.Options;
        foreach (var range in options.ClusterCidrs)
        {
            int bits = options.NodeCidrMaskSizeIPv4 - range.PrefixLength;
            if (range.Family != IpFamily.IPv4 || bits <= MaxBlockBits) continue;
            if (options.Table.Find(ClusterOption.ClusterCidr)!.InForce is not { Source: not OptionSources.Kubeadm } statement) continue;
            findings.Add(
                statement,
                $"the cluster range {range} has 2^{bits} blocks of /{options.NodeCidrMaskSizeIPv4}",
                RuleFindings.At(options.Table.Find(ClusterOption.NodeCidrMaskSizeIPv4)?.InForce, "the node mask"));
        }
    }
}
