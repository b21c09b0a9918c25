using Knetc.Schema;

namespace Knetc.Binding;

/// <summary>A kind Cluster. Its ranges and proxy mode are read from its document.</summary>
public sealed record KindConfiguration(ManifestObject Manifest)
{
    /// <summary><c>ipv4</c>, <c>ipv6</c> or <c>dual</c>.</summary>
    public string IPFamily { get; init; } = "";

    /// <summary>Number of nodes; one when none are listed.</summary>
    public int NodeCount { get; init; } = 1;
}
