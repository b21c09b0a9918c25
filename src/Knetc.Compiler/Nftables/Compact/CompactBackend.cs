using System.Collections.Immutable;
using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Nftables.Compact;

/// <summary>
/// Translates plans into the table of nftables mode in a layout of our own: to packets it is the reference's, but Services are
/// elements of maps, so that the number of rules does not depend on theirs. Only service ports with affinity have chains. One
/// instance serves all nodes of a cluster and keeps what they share; it may be used from several threads.
/// </summary>
public sealed class CompactBackend
{
    private readonly NftablesRelease _release;
    private readonly CompactFamily _ipv4;
    private readonly CompactFamily _ipv6;

    public CompactBackend(ClusterPlan cluster)
    {
        _release = cluster.Options.KubeVersion.IsAtLeast(33) ? NftablesRelease.Stable : NftablesRelease.Early;
        _ipv4 = CompactFamily.Create(cluster.IPv4, _release);
        _ipv6 = CompactFamily.Create(cluster.IPv6, _release);
    }

    /// <summary>The tables of both families on one node of this instance's cluster.</summary>
    public NftRuleSet Generate(NodePlan plan) => new([Generate(plan, IpFamily.IPv4), Generate(plan, IpFamily.IPv6)]);

    private NftTable Generate(NodePlan plan, IpFamily family)
    {
        var node = plan.Family(family);
        var parts = family == IpFamily.IPv4 ? _ipv4 : _ipv6;
        var words = FamilyWords.Of(family);
        var table = new TableSink(chains: 64);
        var balancers = new Balancers(words, Masquerade(plan.Cluster, node, words));
        var elements = new CompactTranslation(node, balancers, table);
        var chains = new ServiceTranslation(node, plan.Cluster.MasqueradeAll, _release, table);
        var ranges = new SourceRanges(words);
        foreach (var port in node.Ports)
        {
            int index = port.Port.Index;
            ranges.Add(parts.Ports[index], parts.IsShared[index], node.NodeIP, table.FirewallIPs);
            if (parts.Affinity[index] is not { } affinity)
            {
                elements.Add(port, parts.Ports[index], parts.IsShared[index]);
                continue;
            }

            chains.AddChains(port, affinity);
            chains.AddDispatch(port, affinity, parts.IsShared[index]);
        }

        return new NftTable(
            family,
            NftablesNames.Table,
            "rules for kube-proxy",
            [.. NftablesBackend.Sets(node, parts.ClusterIPs, table), Hairpins.Set(node, words), .. ranges.ToSets(), .. elements.ToSets()],
            [.. StaticChains.Create(node, plan.Cluster, _release).Select(chain => Adapt(chain, words)), .. ranges.ToChains(), .. elements.ToChains(), .. balancers.ToChains(), .. table.Chains]);
    }

    /// <summary>
    /// Which endpoint a packet gets is known only when the map has translated it, so packets that come back to their sender are
    /// found afterwards.
    /// </summary>
    private static NftChain Adapt(NftChain chain, FamilyWords words)
    {
        if (chain.Name != NftablesNames.Masquerading) return chain;
        var translated = new MatchStatement(ConnectionField.Status, ConnectionDatum.Dnat);
        var hairpin = new NftRule([translated, .. Hairpins.Matches(words), FamilyWords.ToMark]) { Comment = "masquerade hairpin traffic" };
        return chain with { Rules = chain.Rules.Insert(0, hairpin) };
    }

    /// <summary>What packets to cluster IPs must match to be masqueraded; null if none are.</summary>
    private static ImmutableArray<Statement>? Masquerade(ClusterPlan cluster, NodeFamilyPlan node, FamilyWords words)
    {
        if (cluster.MasqueradeAll) return [];
        return words.PodTraffic(node.Detector, negated: true) is { } isNotPod ? [isNotPod] : null;
    }
}
