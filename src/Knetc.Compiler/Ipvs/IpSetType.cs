namespace Knetc.Ipvs;

/// <summary>What the entries of a set are made of.</summary>
public enum IpSetType
{
    /// <summary>An address.</summary>
    HashIp,

    /// <summary>An address and a port of a protocol.</summary>
    HashIpPort,

    /// <summary>An address, a port of a protocol and another address.</summary>
    HashIpPortIp,

    /// <summary>An address, a port of a protocol and a network.</summary>
    HashIpPortNet,

    /// <summary>A port number.</summary>
    BitmapPort,
}
