namespace Knetc.Nftables;

/// <summary>Properties of a named set, written in this order.</summary>
[Flags]
public enum NftSetFlags
{
    None = 0,

    /// <summary>Keys may be networks and ranges.</summary>
    Interval = 1,

    /// <summary>Rules may add elements.</summary>
    Dynamic = 2,

    /// <summary>Elements may run out.</summary>
    Timeout = 4,
}
