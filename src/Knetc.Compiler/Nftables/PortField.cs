using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>A port in the packet's header.</summary>
/// <param name="Side">Which port.</param>
/// <param name="Protocol">tcp, udp or sctp, which is then a condition too; null takes the place where all three have it.</param>
public sealed record PortField(PacketSide Side, string? Protocol = null) : Expression
{
    internal override void Write(RuleText text)
    {
        text.Append(Protocol ?? "th");
        text.Append(Side == PacketSide.Source ? " sport" : " dport");
    }
}
