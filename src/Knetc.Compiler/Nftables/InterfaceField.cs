using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>The name of the interface the packet came in by, or leaves by.</summary>
public sealed record InterfaceField(PacketSide Side) : Expression
{
    internal override void Write(RuleText text) => text.Append(Side == PacketSide.Source ? "iifname" : "oifname");
}
