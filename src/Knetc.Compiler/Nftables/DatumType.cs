namespace Knetc.Nftables;

/// <summary>Types of data that have a name in nftables.</summary>
public enum DatumType
{
    IPv4Address,
    IPv6Address,
    Protocol,
    Port,
    Mark,
    InterfaceName,

    /// <summary>Only as the value of a map.</summary>
    Verdict,
}
