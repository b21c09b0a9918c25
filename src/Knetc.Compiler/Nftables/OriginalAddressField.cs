using Knetc.Iptables;
using Knetc.Net;

namespace Knetc.Nftables;

/// <summary>An address of the connection's first packet, before any translation.</summary>
public sealed record OriginalAddressField(IpFamily Family, PacketSide Side) : Expression
{
    internal override void Write(RuleText text)
    {
        text.Append(Family == IpFamily.IPv4 ? "ct original ip " : "ct original ip6 ");
        text.Append(Side == PacketSide.Source ? "saddr" : "daddr");
    }
}
