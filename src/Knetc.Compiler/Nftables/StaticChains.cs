using System.Collections.Immutable;
using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Nftables;

/// <summary>The chains that are there without any Service.</summary>
internal static class StaticChains
{
    private const int BeforeTranslation = -110;
    private const int AfterTranslation = -90;
    private const int Filter = 0;
    private const int DestinationNat = -100;
    private const int SourceNat = 100;

    private static readonly MatchStatement IsNew = new(ConnectionField.State, ConnectionDatum.New);

    private static readonly NftChain RejectChain =
        new(NftablesNames.Reject, [new NftRule([RejectStatement.Instance])])
        {
            Comment = "helper for @no-endpoint-services / @no-endpoint-nodeports",
        };

    private static readonly ImmutableArray<NftChain> EarlyFilters =
    [
        Base("filter-prerouting", NftHookPoint.Prerouting, BeforeTranslation, NftablesNames.FirewallCheck),
        Base("filter-input", NftHookPoint.Input, BeforeTranslation, NftablesNames.NodePortEndpointsCheck, NftablesNames.ServiceEndpointsCheck),
        Base("filter-forward", NftHookPoint.Forward, BeforeTranslation, NftablesNames.ServiceEndpointsCheck, NftablesNames.ClusterIPsCheck),
        Base("filter-output", NftHookPoint.Output, BeforeTranslation, NftablesNames.ServiceEndpointsCheck, NftablesNames.FirewallCheck),
        Base("filter-output-post-dnat", NftHookPoint.Output, AfterTranslation, NftablesNames.ClusterIPsCheck),
    ];

    private static readonly ImmutableArray<NftChain> StableFilters =
    [
        Base("filter-prerouting-pre-dnat", NftHookPoint.Prerouting, BeforeTranslation, NftablesNames.FirewallCheck),
        Base("filter-output-pre-dnat", NftHookPoint.Output, BeforeTranslation, NftablesNames.FirewallCheck),
        Base("filter-input", NftHookPoint.Input, Filter, NftablesNames.NodePortEndpointsCheck, NftablesNames.ServiceEndpointsCheck),
        Base("filter-forward", NftHookPoint.Forward, Filter, NftablesNames.ServiceEndpointsCheck, NftablesNames.ClusterIPsCheck),
        Base("filter-output", NftHookPoint.Output, Filter, NftablesNames.ServiceEndpointsCheck, NftablesNames.ClusterIPsCheck),
    ];

    private static readonly ImmutableArray<NftChain> Translation =
    [
        Nat("nat-prerouting", NftHookPoint.Prerouting, DestinationNat, NftablesNames.Services),
        Nat("nat-output", NftHookPoint.Output, DestinationNat, NftablesNames.Services),
        Nat("nat-postrouting", NftHookPoint.Postrouting, SourceNat, NftablesNames.Masquerading),
    ];

    /// <summary>The chains with hooks, and those they lead to.</summary>
    /// <param name="node">Says where node ports are served.</param>
    /// <param name="cluster">Says the mark and the ranges of cluster IPs.</param>
    /// <param name="release">Says when what is looked for.</param>
    public static ImmutableArray<NftChain> Create(NodeFamilyPlan node, ClusterPlan cluster, NftablesRelease release)
    {
        var words = FamilyWords.Of(node.Family);
        return
        [
            .. release == NftablesRelease.Early ? EarlyFilters : StableFilters,
            .. Translation,
            new NftChain(NftablesNames.NodePortEndpointsCheck, [NodePorts(node, words, NftablesNames.NoEndpointNodePorts)]),
            Lookup(NftablesNames.ServiceEndpointsCheck, words, NftablesNames.NoEndpointServices),
            Lookup(NftablesNames.FirewallCheck, words, NftablesNames.FirewallIPs),
            new NftChain(
                NftablesNames.Services,
                [
                    new NftRule([new VerdictMapStatement(words.ServiceKey, new NamedSet(NftablesNames.ServiceIPs))]),
                    NodePorts(node, words, NftablesNames.ServiceNodePorts),
                ]),
            new NftChain(NftablesNames.Masquerading, Masquerade(cluster.MasqueradeMark)),
            new NftChain(NftablesNames.ClusterIPsCheck, CheckClusterIPs(cluster, words)),
            new NftChain(
                NftablesNames.MarkForMasquerade,
                [new NftRule([SetMark(BitOperator.Or, cluster.MasqueradeMark)])]),
            RejectChain,
        ];
    }

    private static NftChain Base(string name, NftHookPoint point, int priority, params ReadOnlySpan<string> targets)
    {
        var rules = ImmutableArray.CreateBuilder<NftRule>(targets.Length);
        foreach (string target in targets) rules.Add(new NftRule([IsNew, VerdictStatement.Jump(target)]));
        return new NftChain(name, rules.MoveToImmutable()) { Hook = new NftHook(NftHookType.Filter, point, priority) };
    }

    private static NftChain Nat(string name, NftHookPoint point, int priority, string target) =>
        new(name, [new NftRule([VerdictStatement.Jump(target)])]) { Hook = new NftHook(NftHookType.Nat, point, priority) };

    private static NftChain Lookup(string name, FamilyWords words, string map) =>
        new(name, [new NftRule([new VerdictMapStatement(words.ServiceKey, new NamedSet(map))])]);

    /// <summary>Looks a node port up, if the packet is for an address that serves them. Loopback addresses never do.</summary>
    private static NftRule NodePorts(NodeFamilyPlan node, FamilyWords words, string map)
    {
        var addresses = node.NodePortAddresses;
        var lookup = new VerdictMapStatement(words.NodePortKey, new NamedSet(map));
        if (!addresses.MatchAll)
        {
            return new NftRule([new MatchStatement(words.Destination, new NamedSet(NftablesNames.NodePortIPs)), lookup], addresses.Origin);
        }

        Datum loopback = node.Family == IpFamily.IPv4
            ? new NetworkDatum(new IpNetwork(IpAddress.FromIPv4(0x7f000000), 8))
            : new AddressDatum(new IpAddress(IpFamily.IPv6, 0, 1));
        var notLoopback = new MatchStatement(words.Destination, loopback, Negated: true);
        return map == NftablesNames.ServiceNodePorts
            ? new NftRule([FamilyWords.ToNode, notLoopback, lookup], addresses.Origin)
            : new NftRule([notLoopback, lookup], addresses.Origin);
    }

    /// <summary>Masquerades marked packets; the mark is taken off so that nothing later sees it.</summary>
    private static ImmutableArray<NftRule> Masquerade(uint mark) =>
    [
        new NftRule(
            [new MatchStatement(new BitExpression(MarkField.Packet, BitOperator.And, mark), new MarkDatum(0)), VerdictStatement.Return]),
        new NftRule([SetMark(BitOperator.Xor, mark)]),
        new NftRule([MasqueradeStatement.Instance]),
    ];

    private static ImmutableArray<NftRule> CheckClusterIPs(ClusterPlan cluster, FamilyWords words)
    {
        var rules = ImmutableArray.CreateBuilder<NftRule>(2);
        rules.Add(new NftRule([new MatchStatement(words.Destination, new NamedSet(NftablesNames.ClusterIPs)), RejectStatement.Instance])
        {
            Comment = "Reject traffic to invalid ports of ClusterIPs",
        });
        var ranges = ImmutableArray.CreateBuilder<Element>();
        foreach (var range in cluster.KnownServiceRanges)
        {
            if (range.Family == words.Family) ranges.Add(new Element(new NetworkDatum(range)));
        }

        if (ranges.Count > 0)
        {
            var inRange = new MatchStatement(words.Destination, new AnonymousSet(ranges.ToImmutable()));
            rules.Add(new NftRule([inRange, VerdictStatement.Drop]) { Comment = "Drop traffic to unallocated ClusterIPs" });
        }

        return rules.DrainToImmutable();
    }

    private static MarkStatement SetMark(BitOperator @operator, uint mark) =>
        new(MarkField.Packet, new BitExpression(MarkField.Packet, @operator, mark));
}
