namespace Knetc.Tracing;

/// <summary>How the rules of a node end a packet's way.</summary>
public enum TraceVerdict
{
    /// <summary>No rule of ours concerned it: it goes where it is addressed to, if the node can send it there.</summary>
    None,

    /// <summary>It goes on, perhaps to another destination.</summary>
    Forward,

    /// <summary>It is refused, and the client hears of it.</summary>
    Reject,

    /// <summary>It is thrown away.</summary>
    Drop,
}
