using Knetc.Iptables;
using Knetc.Net;

namespace Knetc.Nftables;

/// <summary>An address in the packet's header.</summary>
public sealed record AddressField(IpFamily Family, PacketSide Side) : Expression
{
    internal override void Write(RuleText text)
    {
        text.Append(Family == IpFamily.IPv4 ? "ip " : "ip6 ");
        text.Append(Side == PacketSide.Source ? "saddr" : "daddr");
    }
}
