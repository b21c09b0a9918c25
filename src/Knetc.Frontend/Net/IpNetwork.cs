namespace Knetc.Net;

/// <summary>A network: an address with its host bits cleared, and a prefix length.</summary>
public readonly record struct IpNetwork(IpAddress Address, int PrefixLength);
