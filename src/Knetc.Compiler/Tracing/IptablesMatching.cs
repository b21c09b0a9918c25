using Knetc.Iptables;

namespace Knetc.Tracing;

/// <summary>Decides whether the conditions of an iptables rule hold for a packet.</summary>
internal static class IptablesMatching
{
    /// <summary>How likely all conditions hold.</summary>
    public static Fraction Chance(Rule rule, PacketState packet, TraceContext context, SetIndex sets)
    {
        var chance = Fraction.One;
        foreach (var match in rule.Matches)
        {
            if (match is StatisticMatch statistic) chance *= Fraction.OneOf(statistic.Choices);
            else if (!Holds(match, packet, context, sets)) return Fraction.Zero;
        }

        return chance;
    }

    /// <summary>Whether a condition that does not depend on chance holds.</summary>
    public static bool Holds(Match match, PacketState packet, TraceContext context, SetIndex sets) => match switch
    {
        CommentMatch => true,
        RecentSetMatch => true,
        ProtocolMatch protocol => protocol.Protocol == packet.Packet.Protocol,
        DestinationPortMatch port => port.Port == packet.DestinationPort,
        AddressMatch address => address.Network.Contains(AddressOn(address.Side, packet)) != address.Negated,
        LocalAddressMatch local => context.Node.IsLocal(AddressOn(local.Side, packet)) != local.Negated,
        InputInterfaceMatch input => ComesBy(input, packet.InputInterface) != input.Negated,
        BridgePortMatch => !packet.Packet.FromBridgePort || packet.InputInterface != packet.Packet.InputInterface,
        MarkMatch mark => ((packet.Mark & mark.Mark) == mark.Mark) != mark.Negated,
        ConnectionStateMatch state => state.States.Split(',').Any(name => IsIn(name, packet)) != state.Negated,
        RecentCheckMatch recent => context.Memory.Find(recent.List, packet.Source) is not null,
        SetMatch set => sets.Find(set, packet) is not null,
        VirtualServerMatch server => packet.VirtualServer is { } taken
            && (taken.Address, taken.Protocol, taken.Port) == (server.Address.Address, server.Protocol, server.Port),
        _ => throw new NotSupportedException($"The tracer does not know the match {match.GetType().Name}."),
    };

    private static Net.IpAddress AddressOn(PacketSide side, PacketState packet) => side == PacketSide.Source ? packet.Source : packet.Destination;

    private static bool ComesBy(InputInterfaceMatch match, string? name) =>
        name is not null && (match.IsPrefix ? name.StartsWith(match.Name, StringComparison.Ordinal) : name == match.Name);

    private static bool IsIn(string state, PacketState packet) => state switch
    {
        "NEW" => packet.Packet.State == ConnectionState.New,
        "ESTABLISHED" => packet.Packet.State == ConnectionState.Established,
        "RELATED" => packet.Packet.State == ConnectionState.Related,
        "INVALID" => packet.Packet.State == ConnectionState.Invalid,
        "DNAT" => packet.Translated,
        _ => throw new NotSupportedException($"The tracer does not know the connection state {state}."),
    };
}
