using System.Collections.Immutable;
using Knetc.Planning;
using Knetc.Schema;

namespace Knetc.Nftables;

/// <summary>Writes what service ports need: map elements that lead to them, and chains that lead to their endpoints.</summary>
internal sealed class ServiceTranslation
{
    private static readonly NftVerdict ToReject = NftVerdict.Goto(NftablesNames.Reject);

    private readonly NodeFamilyPlan _node;
    private readonly bool _masqueradeAll;
    private readonly NftablesRelease _release;
    private readonly FamilyWords _words;
    private readonly MatchStatement? _isLocal;
    private readonly MatchStatement? _isNotLocal;
    private readonly TableSink _table;

    public ServiceTranslation(NodeFamilyPlan node, bool masqueradeAll, NftablesRelease release, TableSink table)
    {
        _node = node;
        _masqueradeAll = masqueradeAll;
        _release = release;
        _words = FamilyWords.Of(node.Family);
        _isLocal = _words.PodTraffic(node.Detector, negated: false);
        _isNotLocal = _words.PodTraffic(node.Detector, negated: true);
        _table = table;
    }

    /// <param name="nodePort">The service port on this node.</param>
    /// <param name="parts">What it has on every node.</param>
    /// <param name="isShared">Whether another field asks for one of its keys.</param>
    public void Add(NodeServicePort nodePort, ServicePortParts parts, bool isShared)
    {
        AddChains(nodePort, parts);
        if (parts.HasFirewall) AddFirewallChain(nodePort.Port, parts, isShared);
        AddDispatch(nodePort, parts, isShared);
    }

    /// <summary>The chains that choose an endpoint.</summary>
    public void AddChains(NodeServicePort nodePort, ServicePortParts parts)
    {
        var port = nodePort.Port;
        var endpoints = nodePort.Endpoints;
        foreach (var endpoint in endpoints.Reachable)
        {
            var endpointParts = parts.For(endpoint);
            _table.Chains.Add(endpointParts.Chain);
            if (endpointParts.Clients is not null) _table.AffinitySets.Add(endpointParts.Clients);
        }

        if (port.UsesClusterEndpoints && !endpoints.Cluster.IsEmpty)
        {
            bool isInternal = nodePort.HasInternalEndpoints && !port.InternalPolicyLocal;
            AddPolicyChain(parts.Cluster, parts, endpoints.Cluster, isInternal);
        }

        if (port.UsesLocalEndpoints && !endpoints.Local.IsEmpty)
        {
            bool isInternal = nodePort.HasInternalEndpoints && port.InternalPolicyLocal;
            AddPolicyChain(parts.Local, parts, endpoints.Local, isInternal);
        }

        if (endpoints.HasAny && port.ExternallyAccessible) AddExternalChain(nodePort, parts);
    }

    /// <summary>The elements that tell by destination which service port a packet is for, or refuse it.</summary>
    public void AddDispatch(NodeServicePort nodePort, ServicePortParts parts, bool isShared)
    {
        bool hasAny = nodePort.Endpoints.HasAny;
        bool refusesExternal = !nodePort.HasExternalEndpoints;

        // Without endpoints anywhere clients hear so at once; with endpoints elsewhere they had better try again.
        var refusal = hasAny ? NftVerdict.Drop : ToReject;
        if (nodePort.HasInternalEndpoints) _table.ServiceIPs.Add(parts.ClusterIPElement, isShared);
        else _table.NoEndpointServices.Add(Refuse(parts.ClusterIPElement, refusal, parts), isShared);
        foreach (var element in parts.ExternalIPElements)
        {
            if (hasAny) _table.ServiceIPs.Add(element, isShared);
            if (refusesExternal) _table.NoEndpointServices.Add(Refuse(element, refusal, parts), isShared);
        }

        foreach (var element in parts.VipElements)
        {
            if (hasAny) _table.ServiceIPs.Add(element, isShared);
            if (refusesExternal) _table.NoEndpointServices.Add(Refuse(element, refusal, parts), isShared);
        }

        if (parts.NodePortElement is null) return;
        if (hasAny) _table.ServiceNodePorts.Add(parts.NodePortElement, isShared);
        if (refusesExternal) _table.NoEndpointNodePorts.Add(Refuse(parts.NodePortElement, refusal, parts), isShared);
    }

    private static Element Refuse(Element element, NftVerdict refusal, ServicePortParts parts) =>
        new(element.Key, refusal, element.Origin) { Comment = parts.Comment };

    private void AddPolicyChain(string chain, ServicePortParts parts, ImmutableArray<PlannedEndpoint> endpoints, bool isInternal)
    {
        var rules = parts.Balance(endpoints);
        if (isInternal && MasqueradeClusterIP(parts) is { } masquerade) rules = rules.Insert(0, masquerade);
        _table.Chains.Add(new NftChain(chain, rules, parts.Port.Origin));
    }

    /// <summary>Traffic to the cluster IP that comes from outside the cluster is masqueraded; null if there is no telling.</summary>
    private NftRule? MasqueradeClusterIP(ServicePortParts parts)
    {
        if (!_masqueradeAll && _isNotLocal is null) return null;
        var statements = ImmutableArray.CreateBuilder<Statement>(4);
        var clusterIP = parts.Port.ClusterIP;
        statements.Add(new MatchStatement(_words.Destination, new AddressDatum(clusterIP.Address)));
        if (_release == NftablesRelease.Early)
        {
            statements.Add(new MatchStatement(new PortField(Iptables.PacketSide.Destination, parts.Port.Protocol), parts.Number));
        }

        if (!_masqueradeAll) statements.Add(_isNotLocal!);
        statements.Add(FamilyWords.ToMark);
        return new NftRule(statements.DrainToImmutable(), clusterIP.Origin);
    }

    /// <summary>Traffic from outside: masqueraded, or kept on the node with the client's address.</summary>
    private void AddExternalChain(NodeServicePort nodePort, ServicePortParts parts)
    {
        var port = nodePort.Port;
        var rules = ImmutableArray.CreateBuilder<NftRule>(4);
        if (!port.ExternalPolicyLocal)
        {
            rules.Add(new NftRule([FamilyWords.ToMark], port.Origin));
        }
        else
        {
            var toCluster = VerdictStatement.Goto(parts.Cluster);
            if (_isLocal is not null) rules.Add(new NftRule([_isLocal, toCluster], port.Origin) { Comment = "short-circuit pod traffic" });
            rules.Add(new NftRule([FamilyWords.FromNode, FamilyWords.ToMark], port.Origin) { Comment = "masquerade local traffic" });
            rules.Add(new NftRule([FamilyWords.FromNode, toCluster], port.Origin) { Comment = "short-circuit local traffic" });
        }

        if (nodePort.HasExternalEndpoints)
        {
            rules.Add(new NftRule([VerdictStatement.Goto(port.ExternalPolicyLocal ? parts.Local : parts.Cluster)], port.Origin));
        }

        _table.Chains.Add(new NftChain(parts.External, rules.DrainToImmutable(), port.Origin));
    }

    /// <summary>Drops what comes from outside the source ranges.</summary>
    private void AddFirewallChain(PlannedServicePort port, ServicePortParts parts, bool isShared)
    {
        var sources = ImmutableArray.CreateBuilder<Element>(port.SourceRanges.Length + port.LoadBalancerVips.Length);
        bool allowsNode = false;
        foreach (var range in port.SourceRanges)
        {
            sources.Add(new Element(new NetworkDatum(range.Network), Origin: range.Origin));
            allowsNode |= range.Network.Contains(_node.NodeIP);
        }

        // A node reaching its own VIP has that VIP as source address.
        if (allowsNode)
        {
            foreach (var vip in port.LoadBalancerVips) sources.Add(new Element(new AddressDatum(vip.Address), Origin: vip.Origin));
        }

        Origin origin = port.SourceRanges[0].Origin;
        var outside = new MatchStatement(_words.Source, new AnonymousSet(sources.DrainToImmutable()), Negated: true);
        _table.Chains.Add(new NftChain(parts.Firewall, [new NftRule([outside, VerdictStatement.Drop], origin)], port.Origin));
        foreach (var element in parts.FirewallElements) _table.FirewallIPs.Add(element, isShared);
    }
}
