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
internal static class Masquerading
{
    public const string TableName = "knetc-pods";

    /// <summary>Behind the masquerading of Services, which stands at 100.</summary>
    private const int Priority = 110;

    private static readonly IpNetwork MulticastIPv4 = new(IpAddress.FromIPv4(0xe0000000), 4);
    private static readonly IpNetwork MulticastIPv6 = new(new IpAddress(IpFamily.IPv6, 0xff00_0000_0000_0000, 0), 8);

    /// <summary>A table for each family in which the node has pods.</summary>
    public static NftRuleSet Create(NodePodNetwork network) => new(
        [.. ((IpFamily[])[IpFamily.IPv4, IpFamily.IPv6]).Where(family => network.Node.SubnetOf(family) is not null).Select(family => TableOf(network, family))]);

    private static NftTable TableOf(NodePodNetwork network, IpFamily family)
    {
        var subnet = network.Node.SubnetOf(family)!;
        var destination = new AddressField(family, PacketSide.Destination);
        var rules = ImmutableArray.CreateBuilder<NftRule>();
        rules.Add(Return(new AddressField(family, PacketSide.Source), subnet.Network, subnet.Origin, negated: true));
        foreach (var inside in network.Plan.Inside)
        {
            if (inside.Network.Family == family) rules.Add(Return(destination, inside.Network, inside.Origin));
        }

        rules.Add(Return(destination, family == IpFamily.IPv4 ? MulticastIPv4 : MulticastIPv6, default));
        rules.Add(new NftRule([MasqueradeStatement.Instance]));
        var chain = new NftChain("postrouting", rules.ToImmutable()) { Hook = new NftHook(NftHookType.Nat, NftHookPoint.Postrouting, Priority) };
        return new NftTable(family, TableName, null, [], [chain]);
    }

    private static NftRule Return(AddressField field, IpNetwork network, Origin origin, bool negated = false) =>
        new([new MatchStatement(field, new NetworkDatum(network), negated), VerdictStatement.Return], origin);
}
