using System.Collections.Immutable;
using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Iptables;

/// <summary>
/// Translates plans into the rules of iptables mode. One instance serves all nodes of a cluster and keeps what they share;
/// it may be used from several threads.
/// </summary>
public sealed class IptablesBackend
{
    private readonly ServicePortChains[] _ipv4;
    private readonly ServicePortChains[] _ipv6;

    public IptablesBackend(ClusterPlan cluster)
    {
        _ipv4 = CreateChains(cluster.IPv4);
        _ipv6 = CreateChains(cluster.IPv6);
    }

    /// <summary>The rules of one family on one node of this instance's cluster, as a full sync writes them.</summary>
    public IptablesRuleSet Generate(NodePlan plan, IpFamily family)
    {
        var node = plan.Family(family);
        var filter = new RuleSink();
        int endpoints = node.Ports.Sum(static port => port.Endpoints.Reachable.Length);
        var nat = new RuleSink(chains: endpoints + (2 * node.Ports.Length), rules: (3 * endpoints) + (4 * node.Ports.Length));
        bool localhostNodePorts = ServesLocalhostNodePorts(plan, family);
        Start(plan, localhostNodePorts, filter, nat);

        var services = new ServiceRules(node, plan.Cluster.MasqueradeAll, filter, nat);
        var chains = family == IpFamily.IPv4 ? _ipv4 : _ipv6;
        foreach (var port in node.Ports) services.Add(port, chains[port.Port.Index]);

        End(plan, node, localhostNodePorts, filter, nat);
        return new IptablesRuleSet(
            family,
            [
                new Table(TableName.Mangle, [StaticRules.Canary], [], []),
                filter.ToTable(TableName.Filter, StaticRules.FilterHooks),
                nat.ToTable(TableName.Nat, StaticRules.NatHooks),
            ]);
    }

    /// <summary>Whether node ports are served on loopback addresses, which takes a sysctl and a rule against misuse.</summary>
    public static bool ServesLocalhostNodePorts(NodePlan plan, IpFamily family) =>
        family == IpFamily.IPv4
        && (plan.Cluster.Options.Proxy.Iptables.LocalhostNodePorts ?? true)
        && plan.IPv4.NodePortAddresses.ContainsIPv4Loopback;

    /// <summary>Writes what stands before the rules of service ports.</summary>
    internal static void Start(NodePlan plan, bool localhostNodePorts, RuleSink filter, RuleSink nat)
    {
        StartFilter(filter, localhostNodePorts);
        StartNat(nat, plan.Cluster.MasqueradeMark);
    }

    /// <summary>Writes what stands after them.</summary>
    internal static void End(NodePlan plan, NodeFamilyPlan node, bool localhostNodePorts, RuleSink filter, RuleSink nat)
    {
        AddNodePortJumps(nat, node, localhostNodePorts);
        if (!plan.Cluster.Options.Proxy.Conntrack.TcpBeLiberal) filter.Add(StaticRules.InvalidDrop);
        filter.Add(StaticRules.MarkedAccept(plan.Cluster.MasqueradeMark));
        filter.Add(StaticRules.EstablishedAccept);
    }

    private static ServicePortChains[] CreateChains(FamilyServices services)
    {
        var chains = new ServicePortChains[services.Ports.Length];
        PortWork.ForEach(services, static () => new ChainHashes(), (port, hashes) =>
            chains[port.Index] = new ServicePortChains(port, !services.IsLargeCluster, hashes));
        return chains;
    }

    private static void StartFilter(RuleSink filter, bool localhostNodePorts)
    {
        filter.Add(StaticRules.Canary);
        filter.Add(new Chain(ChainNames.Services));
        filter.Add(new Chain(ChainNames.ExternalServices));
        filter.Add(new Chain(ChainNames.Forward));
        filter.Add(new Chain(ChainNames.NodePorts));
        filter.Add(new Chain(ChainNames.ProxyFirewall));
        filter.Add(new Chain(ChainNames.Firewall, HookOnly: !localhostNodePorts));
        if (localhostNodePorts) filter.Add(StaticRules.MartianDrop);
    }

    private static void StartNat(RuleSink nat, uint mark)
    {
        nat.Add(StaticRules.Canary);
        nat.Add(new Chain(ChainNames.Services));
        nat.Add(new Chain(ChainNames.NodePorts));
        nat.Add(new Chain(ChainNames.Postrouting));
        nat.Add(new Chain(ChainNames.MarkMasquerade));
        nat.Add(StaticRules.Masquerading(mark).AsSpan());
    }

    private static void AddNodePortJumps(RuleSink nat, NodeFamilyPlan node, bool localhostNodePorts)
    {
        var addresses = node.NodePortAddresses;
        var comment = new CommentMatch("kubernetes service nodeports; NOTE: this must be the last rule in this chain");
        if (addresses.MatchAll)
        {
            // Without support for loopback, packets to it must not be translated.
            AddressMatch? notLoopback = (node.Family, localhostNodePorts) switch
            {
                (IpFamily.IPv6, _) => new(PacketSide.Destination, LoopbackNetwork.IPv6, LoopbackNetwork.IPv6Text, Negated: true),
                (_, false) => new(PacketSide.Destination, LoopbackNetwork.IPv4, LoopbackNetwork.IPv4Text, Negated: true),
                _ => null,
            };
            ImmutableArray<Match> matches = Matches.Of(comment, LocalAddressMatch.Destination, notLoopback);
            nat.Add(new Rule(ChainNames.Services, matches, StaticRules.ToNodePorts, addresses.Origin));
            return;
        }

        foreach (var address in addresses.Selected)
        {
            if (address.IsLoopback && !localhostNodePorts) continue;
            var destination = AddressMatch.Destination(address, address.ToString());
            nat.Add(new Rule(ChainNames.Services, [comment, destination], StaticRules.ToNodePorts, addresses.Origin));
        }
    }
}
