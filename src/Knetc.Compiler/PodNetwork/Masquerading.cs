using System.Collections.Immutable;
using Knetc.Iptables;
using Knetc.Net;
using Knetc.Nftables;
using Knetc.Schema;

namespace Knetc.PodNetwork;

/// <summary>
/// Pods get their node's address towards the outside. Towards pods and nodes they keep their own, by which the rules for Services
/// know them.
/// </summary>
internal sealed class Masquerading
{
    public const string TableName = "knetc-pods";

    /// <summary>Behind the masquerading of Services, which stands at 100.</summary>
    private const int Priority = 110;

    private static readonly IpFamily[] Families = [IpFamily.IPv4, IpFamily.IPv6];
    private static readonly IpNetwork MulticastIPv4 = new(IpAddress.FromIPv4(0xe0000000), 4);
    private static readonly IpNetwork MulticastIPv6 = new(new IpAddress(IpFamily.IPv6, 0xff00_0000_0000_0000, 0), 8);

    /// <summary>All rules but the first, which are the same on all nodes.</summary>
    private readonly ImmutableDictionary<IpFamily, ImmutableArray<NftRule>> _rules;

    public Masquerading(PodNetworkPlan plan) => _rules = Families.ToImmutableDictionary(static family => family, family => RulesOf(plan, family));

    /// <summary>A table for each family in which the node has pods.</summary>
    public NftRuleSet RulesFor(PodNode node)
    {
        var tables = ImmutableArray.CreateBuilder<NftTable>(Families.Length);
        foreach (var family in Families)
        {
            if (node.SubnetOf(family) is not { } subnet) continue;
            var own = Return(new AddressField(family, PacketSide.Source), subnet.Network, subnet.Origin, negated: true);
            var chain = new NftChain("postrouting", [own, .. _rules[family]]) { Hook = new NftHook(NftHookType.Nat, NftHookPoint.Postrouting, Priority) };
            tables.Add(new NftTable(family, TableName, null, [], [chain]));
        }

        return new NftRuleSet(tables.DrainToImmutable());
    }

    private static ImmutableArray<NftRule> RulesOf(PodNetworkPlan plan, IpFamily family)
    {
        var destination = new AddressField(family, PacketSide.Destination);
        var rules = ImmutableArray.CreateBuilder<NftRule>();
        foreach (var inside in plan.Inside)
        {
            if (inside.Network.Family == family) rules.Add(Return(destination, inside.Network, inside.Origin));
        }

        rules.Add(Return(destination, family == IpFamily.IPv4 ? MulticastIPv4 : MulticastIPv6, default));
        rules.Add(new NftRule([MasqueradeStatement.Instance]));
        return rules.ToImmutable();
    }

    private static NftRule Return(AddressField field, IpNetwork network, Origin origin, bool negated = false) =>
        new([new MatchStatement(field, new NetworkDatum(network), negated), VerdictStatement.Return], origin);
}
