using Knetc.Iptables;

namespace Knetc.Tracing;

/// <summary>What targets of iptables rules do with a packet, those aside that lead to other chains.</summary>
internal static class IptablesActions
{
    /// <param name="ends">Whether the packet leaves the table.</param>
    public static PacketState Apply(Target target, PacketState packet, TracedNode node, out bool ends)
    {
        ends = target is not MarkTarget;
        return target switch
        {
            MarkTarget { Flip: true } mark => packet with { Mark = packet.Mark ^ mark.Mark },
            MarkTarget mark => packet with { Mark = packet.Mark | mark.Mark },
            DestinationNatTarget translation => packet with
            {
                Destination = translation.Address,
                DestinationPort = translation.Port,
                Translated = true,
                Concerned = true,
            },
            // The address of the interface it came in by; of those the node IP is the one that is known.
            RedirectTarget redirection => packet with
            {
                Destination = node.NodeIP,
                DestinationPort = redirection.Port,
                Translated = true,
                Concerned = true,
            },
            MasqueradeTarget => packet with { Source = node.NodeIP, Masqueraded = true, Concerned = true },
            VerdictTarget { Verdict: Verdict.Accept } => packet with { Concerned = true },
            VerdictTarget { Verdict: Verdict.Drop } => packet with { Fate = PacketFate.Dropped, Concerned = true },
            VerdictTarget { Verdict: Verdict.Reject } => packet with { Fate = PacketFate.Rejected, Concerned = true },
            _ => throw new NotSupportedException($"The tracer does not know the target {target.GetType().Name}."),
        };
    }
}
