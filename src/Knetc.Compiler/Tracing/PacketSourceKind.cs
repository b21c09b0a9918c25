namespace Knetc.Tracing;

/// <summary>Who may send a packet.</summary>
public enum PacketSourceKind
{
    /// <summary>Whoever has the address.</summary>
    Address,

    /// <summary>A client outside of the cluster that no manifest mentions.</summary>
    External,

    Pod,

    Node,
}
