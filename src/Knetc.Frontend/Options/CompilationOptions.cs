using System.Collections.Immutable;

namespace Knetc.Options;

/// <summary>What the command line (or another caller) says about the cluster. Texts are as given; null means not given.</summary>
public sealed record CompilationOptions
{
    public string? KubeVersion { get; init; }

    /// <summary>Comma-separated CIDRs, as of <c>--service-cluster-ip-range</c>.</summary>
    public string? ServiceClusterIPRange { get; init; }

    /// <summary>Comma-separated CIDRs, as of <c>--cluster-cidr</c>.</summary>
    public string? ClusterCidr { get; init; }

    /// <summary>A port range such as <c>30000-32767</c>, as of <c>--service-node-port-range</c>.</summary>
    public string? ServiceNodePortRange { get; init; }

    /// <summary>Prefix length of a node's pod range; of the IPv4 one on a dual-stack cluster.</summary>
    public int? NodeCidrMaskSize { get; init; }

    public string? ProxyMode { get; init; }

    /// <summary>How many nodes to assume where the input has no Node objects.</summary>
    public int? NodeCount { get; init; }

    /// <summary>Addresses come from hashes alone: no lock is read or written.</summary>
    public bool NoLock { get; init; }

    /// <summary>Names of the nodes to generate output for; empty means all.</summary>
    public ImmutableArray<string> NodeNames { get; init; } = [];
}
