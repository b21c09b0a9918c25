using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Net;
using Knetc.Schema;

namespace Knetc.Options;

/// <summary>Merges the option layers, strongest first, into the effective options.</summary>
public static class ClusterOptionsResolver
{
    /// <summary>The API server's own default, taken when nobody states a service range.</summary>
    public static readonly IpNetwork DefaultServiceRange = new(IpAddress.FromIPv4(0x0A000000), 24);

    /// <param name="layers">From the command line down to component configurations.</param>
    /// <param name="proxy">The kube-proxy configuration in force, defaults filled in.</param>
    public static ClusterOptions Resolve(ImmutableArray<OptionLayer> layers, KubeProxyConfiguration proxy)
    {
        var clusterCidrs = First(layers, static layer => layer.ClusterCidrs) ?? [];
        var masks = layers.FirstOrDefault(static layer => (layer.NodeCidrMaskSizeIPv4 ?? layer.NodeCidrMaskSizeIPv6) is not null);
        var services = layers.FirstOrDefault(static layer => layer.ServiceClusterIPRanges is not null);
        var ranges = layers.FirstOrDefault(static layer => layer.ClusterCidrs is not null);
        return new ClusterOptions
        {
            KubeVersion = First(layers, static layer => layer.KubeVersion) ?? KubeVersion.Newest,
            ServiceClusterIPRanges = First(layers, static layer => layer.ServiceClusterIPRanges) ?? [DefaultServiceRange],
            ClusterCidrs = clusterCidrs,
            NodeCidrLocation = masks?.NodeCidrMaskLocation ?? ranges?.ClusterCidrsLocation ?? services?.Location,
            ServiceNodePortRange = First(layers, static layer => layer.ServiceNodePortRange) ?? new PortRange(30000, 32767),
            NodeCidrMaskSizeIPv4 = First(layers, static layer => layer.NodeCidrMaskSizeIPv4) ?? 24,
            NodeCidrMaskSizeIPv6 = First(layers, static layer => layer.NodeCidrMaskSizeIPv6) ?? 64,
            ClusterDomain = FirstText(layers, static layer => layer.ClusterDomain) ?? "cluster.local",
            ProxyMode = First(layers, static layer => layer.ProxyMode) ?? ProxyMode.Iptables,
            ProxyModeLocation = layers.FirstOrDefault(static layer => layer.ProxyMode is not null)?.ProxyModeLocation,
            NodeCount = First(layers, static layer => layer.NodeCount) ?? 1,
            Proxy = clusterCidrs.IsEmpty ? proxy : proxy with { ClusterCIDR = string.Join(",", clusterCidrs) },
        };
    }

    private static T? First<T>(ImmutableArray<OptionLayer> layers, Func<OptionLayer, T?> select)
        where T : struct
    {
        foreach (var layer in layers)
        {
            if (select(layer) is { } value) return value;
        }

        return null;
    }

    private static string? FirstText(ImmutableArray<OptionLayer> layers, Func<OptionLayer, string?> select)
    {
        foreach (var layer in layers)
        {
            if (select(layer) is { } value) return value;
        }

        return null;
    }
}
