using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Net;
using Knetc.Schema;

namespace Knetc.Options;

/// <summary>The effective options of the cluster, after all sources have been merged.</summary>
public sealed record ClusterOptions
{
    public KubeVersion KubeVersion { get; init; } = KubeVersion.Newest;

    /// <summary>One or two service ranges of different families; the first decides the default family.</summary>
    public required ImmutableArray<IpNetwork> ServiceClusterIPRanges { get; init; }

    /// <summary>Pod ranges of the cluster, at most one of each family; empty when nodes bring their own.</summary>
    public ImmutableArray<IpNetwork> ClusterCidrs { get; init; } = [];

    public PortRange ServiceNodePortRange { get; init; } = new(30000, 32767);

    /// <summary>Whether nodes without pod ranges are given some of the cluster's.</summary>
    public bool AllocateNodeCidrs { get; init; } = true;

    /// <summary>Prefix length of a node's IPv4 pod range.</summary>
    public int NodeCidrMaskSizeIPv4 { get; init; } = 24;

    /// <summary>Prefix length of a node's IPv6 pod range.</summary>
    public int NodeCidrMaskSizeIPv6 { get; init; } = 64;

    public int MaxEndpointsPerSlice { get; init; } = 100;

    /// <summary>How many endpoints of one subset of an Endpoints object are mirrored.</summary>
    public int MirroringMaxEndpointsPerSubset { get; init; } = 1000;

    public string ClusterDomain { get; init; } = "cluster.local";

    public ProxyMode ProxyMode { get; init; }

    /// <summary>Counts in mode nftables only.</summary>
    public NftablesLayout NftablesLayout { get; init; }

    /// <summary>The kube-proxy configuration in force, defaults filled in.</summary>
    public required KubeProxyConfiguration Proxy { get; init; }

    /// <summary>How many nodes to assume where the input has none.</summary>
    public int NodeCount { get; init; } = 1;

    /// <summary>Where each value comes from.</summary>
    public OptionTable Table { get; init; } = OptionTable.Empty;
}
