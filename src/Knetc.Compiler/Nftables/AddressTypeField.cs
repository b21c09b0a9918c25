using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>What the routing tables hold an address of the packet for.</summary>
public sealed record AddressTypeField(PacketSide Side) : Expression
{
    internal override void Write(RuleText text) => text.Append(Side == PacketSide.Source ? "fib saddr type" : "fib daddr type");
}
