using Knetc.Diagnostics;
using Knetc.Options;

namespace Knetc.Rules;

/// <summary>A mask size without a family in a dual-stack cluster (api-semantics §2.8, O-11).</summary>
internal sealed class OneMaskForTwoFamilies() : ClusterRule(new DiagnosticDescriptor(
    "KN2111", Severity.Error, "one node mask for two families",
    "A dual-stack cluster has a node mask for each family. The controller manager does not start with node-cidr-mask-size beside cluster ranges of both families.",
    "use node-cidr-mask-size-ipv4 and node-cidr-mask-size-ipv6"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var layer in cluster.Layers)
        {
            if (layer.Source is not (OptionSources.ControllerManager or OptionSources.ControllerManagerArgs)) continue;
            if (layer.PlaceOf(ClusterOption.NodeCidrMaskSize) is not { } place || layer.NodeCidrMaskSize is null) continue;
            if ((layer.ClusterCidrs ?? cluster.Options.ClusterCidrs).Length < 2) continue;
            findings.Add(
                new OptionStatement(place.Text, layer, place),
                "node-cidr-mask-size cannot be set for cluster ranges of two families",
                RuleFindings.At(cluster.Options.Table.Find(ClusterOption.ClusterCidr)?.InForce, "the cluster ranges"));
        }
    }
}
