using System.Collections.Immutable;
using Knetc.Iptables;
using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Ipvs;

/// <summary>Writes the iptables rules of ipvs mode. There are few, whatever the number of Services: they match the sets.</summary>
internal sealed class IpvsRules(NodePlan plan, IpFamily family, ImmutableArray<IpSet> sets, IReadOnlyList<RefusedVip> refusedVips)
{
    private const string Address = "dst";
    private const string AddressAndPort = "dst,dst";
    private const string AddressPortAndSource = "dst,dst,src";

    private static readonly JumpTarget ToMarkMasquerade = StaticRules.ToMarkMasquerade;
    private static readonly LocalAddressMatch NotFromNode = new(PacketSide.Source, Negated: true);

    private readonly ProtocolMatch _tcp = new("tcp", LoadsModule: false);
    private readonly ProtocolMatch _udp = new("udp", LoadsModule: false);
    private readonly ProtocolMatch _sctp = new("sctp", LoadsModule: false);

    public IptablesRuleSet Create() => new(family, [CreateNat(), CreateFilter()]);

    private Table CreateNat()
    {
        var nat = new RuleSink();
        foreach (string chain in (ReadOnlySpan<string>)
            [ChainNames.Services, ChainNames.Postrouting, IpvsChainNames.NodePort, IpvsChainNames.LoadBalancer, ChainNames.MarkMasquerade])
        {
            nat.Add(new Chain(chain));
        }

        nat.Add(new Rule(ChainNames.Services, [FromLoopback()], VerdictTarget.Return));
        AddWanted(nat, ChainNames.Postrouting, IpSetKind.LoopBack, AddressPortAndSource, MasqueradeTarget.KeepingPorts);
        AddWanted(nat, ChainNames.Services, IpSetKind.LoadBalancer, AddressAndPort, new JumpTarget(IpvsChainNames.LoadBalancer));
        AddWanted(nat, IpvsChainNames.LoadBalancer, IpSetKind.LoadBalancerLocal, AddressAndPort, VerdictTarget.Return);
        AddNodePorts(nat, IpSetKind.NodePortLocalTcp, IpSetKind.NodePortTcp, Address, _tcp);
        AddNodePorts(nat, IpSetKind.NodePortLocalUdp, IpSetKind.NodePortUdp, Address, _udp);
        AddNodePorts(nat, IpSetKind.NodePortLocalSctp, IpSetKind.NodePortSctp, AddressAndPort, _sctp);
        AddClusterIPs(nat);
        AddWanted(nat, ChainNames.Services, IpSetKind.ExternalIP, AddressAndPort, ToMarkMasquerade);
        AddExternalAccepts(nat, IpSetKind.ExternalIP);
        AddExternalAccepts(nat, IpSetKind.ExternalIPLocal);
        nat.Add(new Rule(ChainNames.Services, [LocalAddressMatch.Destination], new JumpTarget(IpvsChainNames.NodePort)));
        nat.Add(new Rule(IpvsChainNames.LoadBalancer, [], ToMarkMasquerade));
        AddAccept(nat, IpSetKind.ClusterIP);
        AddAccept(nat, IpSetKind.LoadBalancer);
        nat.Add(StaticRules.Masquerading(plan.Cluster.MasqueradeMark).AsSpan());
        return nat.ToTable(TableName.Nat, IpvsHooks.Nat);
    }

    private Table CreateFilter()
    {
        bool filtersOutput = plan.Cluster.Options.KubeVersion.IsAtLeast(29);
        var filter = new RuleSink();
        foreach (string chain in (ReadOnlySpan<string>)
            [ChainNames.Forward, IpvsChainNames.NodePort, ChainNames.ProxyFirewall, IpvsChainNames.SourceRangesFirewall, IpvsChainNames.Filter])
        {
            filter.Add(new Chain(chain));
        }

        if (filtersOutput) filter.Add(new Chain(IpvsChainNames.OutFilter));

        const string Sources = IpvsChainNames.SourceRangesFirewall;
        AddWanted(filter, ChainNames.ProxyFirewall, IpSetKind.LoadBalancerFirewall, AddressAndPort, new JumpTarget(Sources));
        AddWanted(filter, Sources, IpSetKind.LoadBalancerSourceCidr, AddressPortAndSource, VerdictTarget.Return);
        AddWanted(filter, Sources, IpSetKind.LoadBalancerSourceIP, AddressPortAndSource, VerdictTarget.Return);
        filter.Add(new Rule(Sources, [], VerdictTarget.Drop));
        if (filtersOutput) AddRefusedVips(filter);

        filter.Add(StaticRules.MarkedAccept(plan.Cluster.MasqueradeMark));
        filter.Add(StaticRules.EstablishedAccept);
        var healthChecks = Set(IpSetKind.HealthCheckNodePort);
        filter.Add(new Rule(
            IpvsChainNames.NodePort,
            [healthChecks.Definition.CommentMatch, new SetMatch(healthChecks.Name, Address)],
            VerdictTarget.Accept));
        AddAccessFilter(filter);
        return filter.ToTable(TableName.Filter, filtersOutput ? [.. IpvsHooks.Filter, IpvsHooks.Output] : IpvsHooks.Filter);
    }

    private AddressMatch FromLoopback() => family == IpFamily.IPv4
        ? new(PacketSide.Source, LoopbackNetwork.IPv4, LoopbackNetwork.IPv4Text)
        : new(PacketSide.Source, LoopbackNetwork.IPv6, LoopbackNetwork.IPv6Text);

    /// <summary>What is sent under policy Local keeps its source; the rest is masqueraded.</summary>
    private void AddNodePorts(RuleSink nat, IpSetKind local, IpSetKind all, string sides, ProtocolMatch protocol)
    {
        AddWanted(nat, IpvsChainNames.NodePort, local, sides, VerdictTarget.Return, protocol);
        AddWanted(nat, IpvsChainNames.NodePort, all, sides, ToMarkMasquerade, protocol);
    }

    private void AddClusterIPs(RuleSink nat)
    {
        var notLocal = PodTrafficMatch.Create(plan.Family(family).Detector, negated: true);
        if (plan.Cluster.MasqueradeAll)
        {
            AddWanted(nat, ChainNames.Services, IpSetKind.ClusterIP, AddressAndPort, ToMarkMasquerade);
        }
        else if (notLocal is not null)
        {
            AddWanted(nat, ChainNames.Services, IpSetKind.ClusterIP, AddressAndPort, ToMarkMasquerade, null, notLocal);
        }
        else
        {
            // The source of a connection from the node itself to a bound address is that address.
            AddWanted(nat, ChainNames.Services, IpSetKind.ClusterIP, "src,dst", ToMarkMasquerade);
        }
    }

    private void AddExternalAccepts(RuleSink nat, IpSetKind kind)
    {
        var set = Set(kind);
        if (!set.IsWanted) return;
        var comment = set.Definition.CommentMatch;
        var match = new SetMatch(set.Name, AddressAndPort);
        nat.Add(new Rule(
            ChainNames.Services, [comment, match, BridgePortMatch.NotIn, NotFromNode], VerdictTarget.Accept, set.FirstOrigin));
        nat.Add(new Rule(
            ChainNames.Services, [comment, match, LocalAddressMatch.Destination], VerdictTarget.Accept, set.FirstOrigin));
    }

    private void AddAccept(RuleSink nat, IpSetKind kind)
    {
        var set = Set(kind);
        if (!set.IsWanted) return;
        nat.Add(new Rule(
            ChainNames.Services, [new SetMatch(set.Name, AddressAndPort)], VerdictTarget.Accept, set.FirstOrigin));
    }

    /// <summary>The node has these addresses itself, so its own packets to them must be kept back before they leave.</summary>
    private void AddRefusedVips(RuleSink filter)
    {
        foreach (var vip in refusedVips)
        {
            filter.Add(new Rule(
                IpvsChainNames.OutFilter,
                [AddressMatch.Source(vip.Address), new VirtualServerMatch(vip.Address, vip.Protocol, vip.Port)],
                VerdictTarget.Drop,
                vip.Address.Origin));
        }
    }

    /// <summary>Ports of bound addresses that are no service's would otherwise be the node's own.</summary>
    private void AddAccessFilter(RuleSink filter)
    {
        foreach (var kind in (ReadOnlySpan<IpSetKind>)
            [IpSetKind.LoadBalancer, IpSetKind.ClusterIP, IpSetKind.ExternalIP, IpSetKind.ExternalIPLocal, IpSetKind.HealthCheckNodePort])
        {
            string sides = kind == IpSetKind.HealthCheckNodePort ? Address : AddressAndPort;
            filter.Add(new Rule(IpvsChainNames.Filter, [new SetMatch(Set(kind).Name, sides)], VerdictTarget.Return));
        }

        var addresses = new SetMatch(Set(IpSetKind.IpvsAddresses).Name, Address);
        filter.Add(new Rule(IpvsChainNames.Filter, [new ConnectionStateMatch("NEW"), addresses], VerdictTarget.Reject));
    }

    /// <summary>A rule that the reference writes only while the set is wanted.</summary>
    private void AddWanted(
        RuleSink sink, string chain, IpSetKind kind, string sides, Target target, Match? before = null, Match? after = null)
    {
        var set = Set(kind);
        if (!set.IsWanted) return;
        var matches = Matches.Of(before, set.Definition.CommentMatch, new SetMatch(set.Name, sides), after);
        sink.Add(new Rule(chain, matches, target, set.FirstOrigin));
    }

    private IpSet Set(IpSetKind kind) => sets[(int)kind];
}
