using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Options;

namespace Knetc.Rules;

/// <summary>Masks that contradict a single-stack cluster (api-semantics §2.8, O-12).</summary>
internal sealed class MaskOfOtherFamily() : ClusterRule(new DiagnosticDescriptor(
    "KN2112", Severity.Error, "a node mask of a family that the cluster does not have",
    "A cluster of one family has one node mask: node-cidr-mask-size, or the flag of its family, and not both. The controller manager does not start otherwise.",
    "leave the flag out"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var layer in cluster.Layers)
        {
            if (layer.Source is not (OptionSources.ControllerManager or OptionSources.ControllerManagerArgs)) continue;
            if ((layer.ClusterCidrs ?? cluster.Options.ClusterCidrs) is not [var range]) continue;
            Check(layer, ClusterOption.NodeCidrMaskSizeIPv4, range.Family == IpFamily.IPv4, range, findings);
            Check(layer, ClusterOption.NodeCidrMaskSizeIPv6, range.Family == IpFamily.IPv6, range, findings);
        }
    }

    private static void Check(OptionLayer layer, ClusterOption option, bool isOfFamily, IpNetwork range, RuleFindings findings)
    {
        // A mask without a family has been taken over as that of the cluster's family.
        var one = layer.PlaceOf(ClusterOption.NodeCidrMaskSize);
        if (layer.PlaceOf(option) is not { } place || ReferenceEquals(place, one)) return;
        if (!isOfFamily) findings.Add(new OptionStatement(place.Text, layer, place), $"{option.Name} cannot be set, since the cluster range {range} is {range.Family}");
        else if (one is not null) findings.Add(new OptionStatement(place.Text, layer, place), $"{option.Name} cannot be set together with node-cidr-mask-size");
    }
}
