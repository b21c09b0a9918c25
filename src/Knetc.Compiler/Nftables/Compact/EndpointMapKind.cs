namespace Knetc.Nftables.Compact;

/// <summary>The kinds of maps that hold endpoints, in the order of output.</summary>
internal enum EndpointMapKind
{
    /// <summary>By address, port and number.</summary>
    Service,

    /// <summary>By address, port and number: endpoints of the node.</summary>
    Local,

    /// <summary>By node port and number.</summary>
    NodePort,

    /// <summary>By node port and number: endpoints of the node.</summary>
    NodePortLocal,
}
