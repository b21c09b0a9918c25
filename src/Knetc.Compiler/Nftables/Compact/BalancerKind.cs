namespace Knetc.Nftables.Compact;

/// <summary>The kinds of chains that spread packets over endpoints, in the order of output.</summary>
internal enum BalancerKind
{
    /// <summary>For packets to cluster IPs.</summary>
    ClusterIP,

    /// <summary>For packets to external addresses under policy Cluster.</summary>
    External,

    /// <summary>For packets of the node and its pods to external addresses under policy Local: to all endpoints.</summary>
    ShortCircuit,

    /// <summary>For other packets to external addresses under policy Local.</summary>
    Local,

    /// <summary>Like <see cref="External"/>, for node ports.</summary>
    NodePort,

    /// <summary>Like <see cref="ShortCircuit"/>, for node ports.</summary>
    NodePortShortCircuit,

    /// <summary>Like <see cref="Local"/>, for node ports.</summary>
    NodePortLocal,
}
