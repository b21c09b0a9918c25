using Knetc.Iptables;
using Knetc.Net;
using Knetc.Nftables;

namespace Knetc.Tracing;

/// <summary>What the expressions of nftables rules are for a packet.</summary>
/// <param name="State">The packet.</param>
/// <param name="Node">The node it is on.</param>
/// <param name="Sets">The named sets of the table.</param>
/// <param name="Memory">What dynamic sets remember.</param>
/// <param name="Random">What <c>numgen random</c> gives in the statement at hand.</param>
internal readonly record struct NftPacket(
    PacketState State, TracedNode Node, IReadOnlyDictionary<string, NftSetIndex> Sets, AffinityMemory Memory, int Random)
{
    /// <summary>How many values chance chooses from in an expression; 1 where it has no part.</summary>
    public static int Choices(Expression? expression) => expression switch
    {
        RandomNumber number => number.Modulus,
        Concatenation concatenation => concatenation.Parts.Aggregate(1, static (product, part) => product * Choices(part)),
        MapLookup lookup => Choices(lookup.Key),
        BitExpression bits => Choices(bits.Operand),
        _ => 1,
    };

    /// <summary>The value; null when the packet has none, which ends the rule.</summary>
    public Datum? Value(Expression expression)
    {
        var packet = State.Packet;
        switch (expression)
        {
            case Datum datum:
                return datum;
            case Concatenation concatenation:
                return Tuple(concatenation);
            case AddressField address:
                return address.Family == packet.Family ? new AddressDatum(AddressOn(address.Side)) : null;
            case MaskedAddressField masked:
                return Value(masked.Address) is AddressDatum whole ? new AddressDatum(masked.Apply(whole.Address)) : null;
            case OriginalAddressField address:
                return address.Family == packet.Family ? new AddressDatum(address.Side == PacketSide.Source ? packet.Source : packet.Destination) : null;
            case ProtocolField:
                return ProtocolDatum.Of(packet.Protocol);
            case PortField port:
                return port.Protocol is null || port.Protocol == packet.Protocol
                    ? new PortDatum(port.Side == PacketSide.Source ? packet.SourcePort : State.DestinationPort)
                    : null;
            case OriginalPortField port:
                return new PortDatum(port.Side == PacketSide.Source ? packet.SourcePort : packet.DestinationPort);
            case AddressTypeField type:
                return Node.IsLocal(AddressOn(type.Side)) ? AddressTypeDatum.Local : OtherAddressTypeDatum.Instance;
            case InterfaceField { Side: PacketSide.Source }:
                // Without an interface the name is empty, and differs from every other.
                return new InterfaceDatum(State.InputInterface ?? "");
            case InterfaceField:
                return new InterfaceDatum(Node.IsLocal(State.Destination) ? "lo" : "eth0");
            case MarkField mark:
                return new MarkDatum(mark.OfConnection ? State.ConnectionMark : State.Mark);
            case BitExpression bits:
                return Value(bits.Operand) is MarkDatum operand ? new MarkDatum(Apply(bits, operand.Mark)) : null;
            case ConnectionField field:
                return new ConnectionDatum(field.Property switch
                {
                    ConnectionProperty.State => StateOf(packet),
                    ConnectionProperty.Direction => ConnectionValue.Original,
                    _ => State.Translated ? ConnectionValue.Dnat : ConnectionValue.Snat,
                });
            case RandomNumber:
                return NumberDatum.Of(Random);
            case MapLookup lookup:
                return Value(lookup.Key) is { } key ? Find(lookup.Map, key)?.Value : null;
            default:
                throw new NotSupportedException($"The tracer does not know the expression {expression.GetType().Name}.");
        }
    }

    /// <summary>The element of a set, whether it is written in a rule, has a name, or was added by an earlier packet.</summary>
    public Element? Find(SetReference reference, Datum key)
    {
        switch (reference)
        {
            case AnonymousSet anonymous:
                foreach (var element in anonymous.Elements)
                {
                    if (NftAgreement.Contains(element.Key, key)) return element;
                }

                return null;
            case NamedSet named:
                if (Sets[named.Name].Find(key) is { } found) return found;
                return Memory.Find(named.Name, key) is { } entry ? new Element(key, (Datum?)entry.Value) : null;
            default:
                throw new NotSupportedException($"The tracer does not know the set {reference.GetType().Name}.");
        }
    }

    /// <summary>Whether a match holds; a value that the packet does not have makes it fail, negated or not.</summary>
    /// <param name="match">The match.</param>
    /// <param name="element">The element of a set that it holds by.</param>
    public bool Holds(MatchStatement match, out Element? element)
    {
        element = null;
        if (match.Left is ConnectionField { Property: ConnectionProperty.Status }) return HasStatus(match.Right) != match.Negated;
        if (Value(match.Left) is not { } left) return false;
        if (match.Right is not SetReference set) return Value(match.Right) is { } right && NftAgreement.Contains(right, left) != match.Negated;
        element = Find(set, left);
        bool found = element is not null;
        if (set is AnonymousSet) element = null;
        return found != match.Negated;
    }

    private static ConnectionValue StateOf(Packet packet) => packet.State switch
    {
        ConnectionState.New => ConnectionValue.New,
        ConnectionState.Established => ConnectionValue.Established,
        ConnectionState.Related => ConnectionValue.Related,
        _ => ConnectionValue.Invalid,
    };

    private static uint Apply(BitExpression bits, uint mark) => bits.Operator switch
    {
        BitOperator.And => mark & bits.Mask,
        BitOperator.Or => mark | bits.Mask,
        _ => mark ^ bits.Mask,
    };

    /// <summary>A connection may have several of these at once.</summary>
    private bool HasStatus(Expression right) => right switch
    {
        ConnectionDatum { Value: ConnectionValue.Dnat } => State.Translated,
        ConnectionDatum { Value: ConnectionValue.Snat } => State.Masqueraded,
        ConnectionDatum => false,
        AnonymousSet set => set.Elements.Any(HasStatus),
        _ => throw new NotSupportedException($"The tracer does not know the status {right.GetType().Name}."),
    };

    private bool HasStatus(Element element) => HasStatus(element.Key);

    private IpAddress AddressOn(PacketSide side) => side == PacketSide.Source ? State.Source : State.Destination;

    private DatumTuple? Tuple(Concatenation concatenation)
    {
        var parts = new Datum[concatenation.Parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (Value(concatenation.Parts[i]) is not { } part) return null;
            parts[i] = part;
        }

        return new DatumTuple([.. parts]);
    }
}
