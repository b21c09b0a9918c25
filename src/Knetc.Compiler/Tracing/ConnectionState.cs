namespace Knetc.Tracing;

/// <summary>What connection tracking knows about a packet.</summary>
public enum ConnectionState
{
    /// <summary>The first packet of a connection. Only such packets meet the rules that translate addresses.</summary>
    New,

    /// <summary>The connection has been answered.</summary>
    Established,

    /// <summary>A new connection that another one announced, or an error message about one.</summary>
    Related,

    /// <summary>It belongs to no connection and cannot begin one.</summary>
    Invalid,
}
