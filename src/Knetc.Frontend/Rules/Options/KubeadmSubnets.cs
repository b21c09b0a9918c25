using System.Collections.Immutable;
using Knetc.Net;
using Knetc.Options;

namespace Knetc.Rules;

/// <summary>What kubeadm checks before it starts anything: the subnets of a ClusterConfiguration, whether or not they are in force.</summary>
internal static class KubeadmSubnets
{
    public static IEnumerable<StatedRange> Services(ClusterView cluster) =>
        Of(cluster, ClusterOption.ServiceClusterIPRange, static layer => layer.ServiceClusterIPRanges, "serviceSubnet");

    public static IEnumerable<StatedRange> Pods(ClusterView cluster) =>
        Of(cluster, ClusterOption.ClusterCidr, static layer => layer.ClusterCidrs, "podSubnet");

    private static IEnumerable<StatedRange> Of(
        ClusterView cluster, ClusterOption option, Func<OptionLayer, ImmutableArray<IpNetwork>?> select, string name)
    {
        foreach (var layer in cluster.Layers)
        {
            if (layer.Source != OptionSources.Kubeadm || select(layer) is not { } ranges) continue;
            var statement = new OptionStatement(option.TextOf(layer)!, layer, layer.PlaceOf(option));
            for (int i = 0; i < ranges.Length; i++) yield return new StatedRange(name, ranges[i], statement, i);
        }
    }
}
