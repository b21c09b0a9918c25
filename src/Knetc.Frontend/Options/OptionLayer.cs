using System.Collections.Immutable;
using Knetc.Net;
using Knetc.Schema;
using Knetc.Text;

namespace Knetc.Options;

/// <summary>The cluster options that one source states: the command line, a project file, a component's configuration. Null: not stated.</summary>
/// <param name="Source">Where they stand, as shown to users; see <see cref="OptionSources"/>.</param>
public sealed record OptionLayer(string Source)
{
    /// <summary>Values that nobody wrote: they are in force where nobody states others, and contradict nothing.</summary>
    public bool IsDefault { get; init; }

    /// <summary>The document, for values without a place of their own; null for the command line.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>Each option as the source writes it, by name.</summary>
    public ImmutableDictionary<string, OptionPlace> Places { get; init; } = ImmutableDictionary<string, OptionPlace>.Empty;

    public KubeVersion? KubeVersion { get; init; }

    public ImmutableArray<IpNetwork>? ServiceClusterIPRanges { get; init; }

    public ImmutableArray<IpNetwork>? ClusterCidrs { get; init; }

    public PortRange? ServiceNodePortRange { get; init; }

    /// <summary>Prefix length of a node's pod range in a cluster of one family.</summary>
    public int? NodeCidrMaskSize { get; init; }

    public int? NodeCidrMaskSizeIPv4 { get; init; }

    public int? NodeCidrMaskSizeIPv6 { get; init; }

    /// <summary>Whether the controller manager gives nodes their pod ranges.</summary>
    public bool? AllocateNodeCidrs { get; init; }

    public string? ClusterDomain { get; init; }

    public ProxyMode? ProxyMode { get; init; }

    public NftablesLayout? NftablesLayout { get; init; }

    /// <summary>Node port of the Service <c>default/kubernetes</c>; 0 for none.</summary>
    public int? KubernetesServiceNodePort { get; init; }

    /// <summary>Port of the API server.</summary>
    public int? SecurePort { get; init; }

    /// <summary>Address under which the API server is reached.</summary>
    public IpAddress? AdvertiseAddress { get; init; }

    /// <summary><c>none</c> when the endpoints of <c>default/kubernetes</c> are not kept by the API server.</summary>
    public string? EndpointReconcilerType { get; init; }

    public int? MaxEndpointsPerSlice { get; init; }

    public int? MirroringMaxEndpointsPerSubset { get; init; }

    /// <summary>How many nodes to assume where the input has no Node objects.</summary>
    public int? NodeCount { get; init; }

    /// <summary>The option as this source writes it; null when it does not, or only by default.</summary>
    public OptionPlace? PlaceOf(ClusterOption option) => Places.TryGetValue(option.Name, out var place) ? place : null;

    /// <summary>Reads a mask size without a family as that of the cluster's only family; with both it is the IPv4 one.</summary>
    public OptionLayer WithMaskOf(IpFamily family)
    {
        if (NodeCidrMaskSize is not { } mask) return this;
        var option = family == IpFamily.IPv4 ? ClusterOption.NodeCidrMaskSizeIPv4 : ClusterOption.NodeCidrMaskSizeIPv6;
        if (option.TextOf(this) is not null) return this;
        var places = PlaceOf(ClusterOption.NodeCidrMaskSize) is { } place ? Places.SetItem(option.Name, place) : Places;
        return family == IpFamily.IPv4
            ? this with { NodeCidrMaskSizeIPv4 = mask, Places = places }
            : this with { NodeCidrMaskSizeIPv6 = mask, Places = places };
    }
}
