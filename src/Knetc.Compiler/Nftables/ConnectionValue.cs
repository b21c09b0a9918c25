namespace Knetc.Nftables;

/// <summary>States, statuses and directions of connections.</summary>
public enum ConnectionValue
{
    New,
    Established,
    Related,
    Invalid,

    /// <summary>Status: the destination is translated.</summary>
    Dnat,

    /// <summary>Status: the source is translated.</summary>
    Snat,

    /// <summary>Direction: of the first packet.</summary>
    Original,

    /// <summary>Direction: of the answers.</summary>
    Reply,
}
