using System.Collections.Immutable;

namespace Knetc.Nftables.Compact;

/// <summary>
/// The chains of one node and family that spread packets over endpoints. Services with the same number of endpoints share a
/// chain: the packet's destination and a random number are looked up in a map.
/// </summary>
/// <param name="words">The family.</param>
/// <param name="masquerade">What packets to cluster IPs must match to be masqueraded; empty: all are; null: none.</param>
internal sealed class Balancers(FamilyWords words, ImmutableArray<Statement>? masquerade)
{
    private readonly Dictionary<(BalancerKind Kind, ProtocolDatum Protocol, int Count), NftVerdict> _verdicts = [];

    /// <summary>Leads to the chain, which is made when it is first asked for.</summary>
    public NftVerdict For(BalancerKind kind, ProtocolDatum protocol, int count)
    {
        if (_verdicts.TryGetValue((kind, protocol, count), out var verdict)) return verdict;
        verdict = NftVerdict.Goto(CompactNames.Chain(kind, protocol, count));
        _verdicts.Add((kind, protocol, count), verdict);
        return verdict;
    }

    /// <summary>All chains that were asked for.</summary>
    public IEnumerable<NftChain> ToChains() =>
        from entry in _verdicts
        orderby entry.Key.Kind, entry.Key.Protocol.Name, entry.Key.Count
        select Create(entry.Key.Kind, entry.Key.Protocol, entry.Key.Count, entry.Value.Chain);

    private NftChain Create(BalancerKind kind, ProtocolDatum protocol, int count, string name)
    {
        var rules = ImmutableArray.CreateBuilder<NftRule>(2);
        if (kind is BalancerKind.External or BalancerKind.NodePort) rules.Add(new NftRule([FamilyWords.ToMark]));
        if (kind == BalancerKind.ClusterIP && masquerade is { } condition) rules.Add(new NftRule([.. condition, FamilyWords.ToMark]));
        var map = kind switch
        {
            BalancerKind.Local => EndpointMapKind.Local,
            BalancerKind.NodePort or BalancerKind.NodePortShortCircuit => EndpointMapKind.NodePort,
            BalancerKind.NodePortLocal => EndpointMapKind.NodePortLocal,
            _ => EndpointMapKind.Service,
        };
        var endpoint = new MapLookup(EndpointMaps.Key(words, map, protocol, count), new NamedSet(CompactNames.Map(map, protocol)));
        rules.Add(new NftRule([FamilyWords.IsProtocol(protocol.Name), new DestinationNatStatement(words.Family, endpoint)]));
        return new NftChain(name, rules.DrainToImmutable());
    }
}
