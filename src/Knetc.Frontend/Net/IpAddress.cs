namespace Knetc.Net;

/// <summary>An IPv4 or IPv6 address as a value: 128 bits and a family, no allocation on parse.</summary>
public readonly record struct IpAddress(IpFamily Family, ulong High, ulong Low);
