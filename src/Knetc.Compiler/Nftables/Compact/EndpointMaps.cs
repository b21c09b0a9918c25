using Knetc.Iptables;

namespace Knetc.Nftables.Compact;

/// <summary>
/// The maps of one node and family that lead from a destination and a random number to an endpoint. Each protocol has maps of
/// its own: nft 1.0.6 cannot add rules to a table that holds a map whose values have ports of any protocol.
/// </summary>
internal sealed class EndpointMaps(FamilyWords words)
{
    private const int Kinds = 4;

    private static readonly ProtocolDatum[] Protocols = [ProtocolDatum.Tcp, ProtocolDatum.Udp, ProtocolDatum.Sctp];

    private readonly List<Element>?[] _elements = new List<Element>?[Kinds * Protocols.Length];

    public void Add(EndpointMapKind kind, ProtocolDatum protocol, Element[] elements)
    {
        int index = ((int)kind * Protocols.Length) + Array.IndexOf(Protocols, protocol);
        (_elements[index] ??= []).AddRange(elements);
    }

    /// <summary>The maps that have elements.</summary>
    public IEnumerable<NftSet> ToSets()
    {
        for (int i = 0; i < _elements.Length; i++)
        {
            if (_elements[i] is not { } elements) continue;
            var kind = (EndpointMapKind)(i / Protocols.Length);
            var protocol = Protocols[i % Protocols.Length];

            // Which number of choices the type names makes no difference: numbers of all choices have one type.
            var type = new ExpressionElementType(Key(words, kind, protocol, choices: 2), new Concatenation(words.Destination, PortOf(protocol)));
            yield return new NftSet(CompactNames.Map(kind, protocol), type, [.. elements]) { Comment = Comment(kind) };
        }
    }

    /// <summary>What the map is asked for a packet.</summary>
    public static Concatenation Key(FamilyWords words, EndpointMapKind kind, ProtocolDatum protocol, int choices) =>
        kind is EndpointMapKind.Service or EndpointMapKind.Local
            ? new Concatenation(words.Destination, PortOf(protocol), new RandomNumber(choices))
            : new Concatenation(PortOf(protocol), new RandomNumber(choices));

    private static PortField PortOf(ProtocolDatum protocol) => new(PacketSide.Destination, protocol.Name);

    private static string Comment(EndpointMapKind kind) => kind switch
    {
        EndpointMapKind.Service => "endpoints by address, port and number",
        EndpointMapKind.Local => "endpoints on this node by address, port and number",
        EndpointMapKind.NodePort => "endpoints by node port and number",
        _ => "endpoints on this node by node port and number",
    };
}
