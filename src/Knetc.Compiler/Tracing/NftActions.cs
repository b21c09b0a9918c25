using Knetc.Nftables;

namespace Knetc.Tracing;

/// <summary>What statements of nftables rules do with a packet.</summary>
internal static class NftActions
{
    /// <summary>How many values chance chooses from in a statement; 1 where it has no part.</summary>
    public static int Choices(Statement statement) => statement switch
    {
        MatchStatement match => NftPacket.Choices(match.Left),
        VerdictMapStatement map => NftPacket.Choices(map.Key),
        DestinationNatStatement translation => NftPacket.Choices(translation.Destination),
        MarkStatement mark => NftPacket.Choices(mark.Value),
        UpdateStatement update => NftPacket.Choices(update.Key) * NftPacket.Choices(update.Value),
        _ => 1,
    };

    public static NftStep Apply(Statement statement, NftPacket packet)
    {
        var state = packet.State;
        var fails = new NftStep(state, Holds: false);
        switch (statement)
        {
            case MatchStatement match:
                return new NftStep(state, packet.Holds(match, out _));
            case VerdictStatement verdict:
                return Follow(verdict.Verdict, state);
            case VerdictMapStatement map:
                if (packet.Value(map.Key) is not { } key || packet.Find(map.Map, key) is not { Value: NftVerdict found } element) return fails;
                return Follow(found, state) with { Set = (map.Map as NamedSet)?.Name, Element = map.Map is NamedSet ? element : null };
            case MarkStatement mark:
                if (packet.Value(mark.Value) is not MarkDatum { Mark: var value }) return fails;
                return new NftStep(mark.Target.OfConnection ? state with { ConnectionMark = value } : state with { Mark = value }, Holds: true);
            case UpdateStatement update:
                return Update(update, packet) is { } entry ? new NftStep(state with { Remembered = state.Remembered.Add(entry) }, Holds: true) : fails;
            case DestinationNatStatement translation:
                return Translate(translation, packet) ?? fails;
            case MasqueradeStatement:
                return new NftStep(state with { Source = packet.Node.NodeIP, Masqueraded = true, Concerned = true }, Holds: true) { Ends = true };
            case RejectStatement:
                return new NftStep(state with { Fate = PacketFate.Rejected, Concerned = true }, Holds: true) { Ends = true };
            default:
                throw new NotSupportedException($"The tracer does not know the statement {statement.GetType().Name}.");
        }
    }

    private static NftStep Follow(NftVerdict verdict, PacketState state) => verdict.Kind switch
    {
        // Accepting is no decision here: the chains of other hooks still see the packet.
        NftVerdictKind.Accept => new NftStep(state, Holds: true) { Ends = true },
        NftVerdictKind.Drop => new NftStep(state with { Fate = PacketFate.Dropped, Concerned = true }, Holds: true) { Ends = true },
        _ => new NftStep(state, Holds: true) { Verdict = verdict },
    };

    private static AffinityEntry? Update(UpdateStatement update, NftPacket packet)
    {
        if (packet.Value(update.Key) is not { } key) return null;
        return update.Value is null ? new AffinityEntry(update.Set, key) : packet.Value(update.Value) is { } value ? new AffinityEntry(update.Set, key, value) : null;
    }

    private static NftStep? Translate(DestinationNatStatement translation, NftPacket packet)
    {
        var lookup = translation.Destination as MapLookup;
        Element? element = null;
        if (lookup is not null)
        {
            if (packet.Value(lookup.Key) is not { } key || packet.Find(lookup.Map, key) is not { } found) return null;
            element = found;
        }

        var destination = lookup is null ? packet.Value(translation.Destination) : element!.Value;
        if (destination is not DatumTuple { Parts: [AddressDatum address, PortDatum port] }) return null;
        var state = packet.State with { Destination = address.Address, DestinationPort = port.Port, Translated = true, Concerned = true };
        return new NftStep(state, Holds: true) { Ends = true, Set = (lookup?.Map as NamedSet)?.Name, Element = lookup?.Map is NamedSet ? element : null };
    }
}
