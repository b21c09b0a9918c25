namespace Knetc.Nftables;

/// <summary>What rules ask connection tracking for.</summary>
public enum ConnectionProperty
{
    /// <summary>Where the connection is in its life.</summary>
    State,

    /// <summary>What was done to the connection.</summary>
    Status,

    /// <summary>Whether the packet goes the way of the first one.</summary>
    Direction,
}
