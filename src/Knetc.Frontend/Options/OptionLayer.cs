using System.Collections.Immutable;
using Knetc.Net;
using Knetc.Schema;
using Knetc.Text;

namespace Knetc.Options;

/// <summary>The cluster options that one source states: the command line, a project file, a component's configuration. Null: not stated.</summary>
/// <param name="Source">Where they stand, as shown to users: <c>command line</c>, <c>KubeProxyConfiguration</c>.</param>
public sealed record OptionLayer(string Source)
{
    public SourceLocation? Location { get; init; }

    public KubeVersion? KubeVersion { get; init; }

    public ImmutableArray<IpNetwork>? ServiceClusterIPRanges { get; init; }

    public ImmutableArray<IpNetwork>? ClusterCidrs { get; init; }

    /// <summary>Where the pod ranges stand; null for the command line and for ranges that nobody wrote.</summary>
    public SourceLocation? ClusterCidrsLocation { get; init; }

    public PortRange? ServiceNodePortRange { get; init; }

    public int? NodeCidrMaskSizeIPv4 { get; init; }

    public int? NodeCidrMaskSizeIPv6 { get; init; }

    /// <summary>Where the node masks stand; null for the command line.</summary>
    public SourceLocation? NodeCidrMaskLocation { get; init; }

    public string? ClusterDomain { get; init; }

    public ProxyMode? ProxyMode { get; init; }

    /// <summary>Where the proxy mode stands; null for the command line.</summary>
    public SourceLocation? ProxyModeLocation { get; init; }

    /// <summary>How many nodes to assume where the input has no Node objects.</summary>
    public int? NodeCount { get; init; }
}
