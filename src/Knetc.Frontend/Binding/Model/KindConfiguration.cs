using Knetc.Schema;

namespace Knetc.Binding;

/// <summary>A kind Cluster, as far as it describes the network. Texts are as written.</summary>
public sealed record KindConfiguration(ManifestObject Manifest)
{
    public string ServiceSubnet { get; init; } = "";

    public string PodSubnet { get; init; } = "";

    public string KubeProxyMode { get; init; } = "";

    /// <summary><c>ipv4</c>, <c>ipv6</c> or <c>dual</c>.</summary>
    public string IPFamily { get; init; } = "";

    /// <summary>Number of nodes; one when none are listed.</summary>
    public int NodeCount { get; init; } = 1;
}
