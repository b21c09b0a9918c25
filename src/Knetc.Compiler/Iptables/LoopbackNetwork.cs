using Knetc.Net;

namespace Knetc.Iptables;

/// <summary>The loopback networks as rules spell them.</summary>
internal static class LoopbackNetwork
{
    public const string IPv4Text = "127.0.0.0/8";
    public const string IPv6Text = "::1/128";

    public static readonly IpNetwork IPv4 = new(IpAddress.FromIPv4(0x7f000000), 8);

    public static readonly IpNetwork IPv6 = new(new IpAddress(IpFamily.IPv6, 0, 1), 128);
}
