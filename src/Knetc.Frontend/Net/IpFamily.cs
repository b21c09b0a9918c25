namespace Knetc.Net;

public enum IpFamily : byte
{
    IPv4,
    IPv6,
}
