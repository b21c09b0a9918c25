using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>A port of the connection's first packet, before any translation. The rule must fix the protocol before it.</summary>
public sealed record OriginalPortField(PacketSide Side) : Expression
{
    internal override void Write(RuleText text) =>
        text.Append(Side == PacketSide.Source ? "ct original proto-src" : "ct original proto-dst");
}
