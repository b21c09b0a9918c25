using System.Collections.Immutable;
using System.Globalization;
using Knetc.Net;

namespace Knetc.Options;

/// <summary>One option of the cluster, under the name that a component's command line gives it.</summary>
public sealed class ClusterOption
{
    public static readonly ClusterOption KubeVersion = new("kube-version", static layer => layer.KubeVersion?.ToString());
    public static readonly ClusterOption ServiceClusterIPRange = new("service-cluster-ip-range", static layer => Text(layer.ServiceClusterIPRanges));
    public static readonly ClusterOption ServiceNodePortRange = new("service-node-port-range", static layer => layer.ServiceNodePortRange?.ToString());
    public static readonly ClusterOption KubernetesServiceNodePort = new("kubernetes-service-node-port", static layer => Text(layer.KubernetesServiceNodePort));
    public static readonly ClusterOption SecurePort = new("secure-port", static layer => Text(layer.SecurePort));
    public static readonly ClusterOption AdvertiseAddress = new("advertise-address", static layer => layer.AdvertiseAddress?.ToString());
    public static readonly ClusterOption EndpointReconcilerType = new("endpoint-reconciler-type", static layer => layer.EndpointReconcilerType);
    public static readonly ClusterOption ClusterCidr = new("cluster-cidr", static layer => Text(layer.ClusterCidrs));
    public static readonly ClusterOption AllocateNodeCidrs = new("allocate-node-cidrs", static layer => Text(layer.AllocateNodeCidrs));

    /// <summary>Read as one of the two below once the family of the cluster is known.</summary>
    public static readonly ClusterOption NodeCidrMaskSize = new("node-cidr-mask-size", static layer => Text(layer.NodeCidrMaskSize));

    public static readonly ClusterOption NodeCidrMaskSizeIPv4 = new("node-cidr-mask-size-ipv4", static layer => Text(layer.NodeCidrMaskSizeIPv4));
    public static readonly ClusterOption NodeCidrMaskSizeIPv6 = new("node-cidr-mask-size-ipv6", static layer => Text(layer.NodeCidrMaskSizeIPv6));
    public static readonly ClusterOption MaxEndpointsPerSlice = new("max-endpoints-per-slice", static layer => Text(layer.MaxEndpointsPerSlice));
    public static readonly ClusterOption MirroringMaxEndpointsPerSubset = new("mirroring-max-endpoints-per-subset", static layer => Text(layer.MirroringMaxEndpointsPerSubset));
    public static readonly ClusterOption ClusterDomain = new("cluster-domain", static layer => layer.ClusterDomain);
    public static readonly ClusterOption Nodes = new("nodes", static layer => Text(layer.NodeCount));
    public static readonly ClusterOption ProxyMode = new("proxy-mode", static layer => layer.ProxyMode?.ToString().ToLowerInvariant());
    public static readonly ClusterOption NftablesLayout = new("nftables-layout", static layer => layer.NftablesLayout?.ToString().ToLowerInvariant());

    private readonly Func<OptionLayer, string?> _text;

    private ClusterOption(string name, Func<OptionLayer, string?> text)
    {
        Name = name;
        _text = text;
    }

    /// <summary>Every option that has a value in the end, in the order in which they are shown.</summary>
    public static ImmutableArray<ClusterOption> All { get; } =
    [
        KubeVersion, ServiceClusterIPRange, ServiceNodePortRange, KubernetesServiceNodePort, SecurePort, AdvertiseAddress, EndpointReconcilerType,
        ClusterCidr, AllocateNodeCidrs, NodeCidrMaskSizeIPv4, NodeCidrMaskSizeIPv6, MaxEndpointsPerSlice, MirroringMaxEndpointsPerSubset,
        ClusterDomain, Nodes, ProxyMode, NftablesLayout,
    ];

    /// <summary>Without leading dashes.</summary>
    public string Name { get; }

    /// <summary>What a source states, in the usual form: equal texts are equal values. Null when it states nothing.</summary>
    public string? TextOf(OptionLayer layer) => _text(layer);

    public override string ToString() => Name;

    private static string? Text(ImmutableArray<IpNetwork>? networks) => networks is { } given ? string.Join(",", given) : null;

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Text(bool? value) => value is { } given ? given ? "true" : "false" : null;
}
