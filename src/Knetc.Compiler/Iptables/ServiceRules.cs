using System.Collections.Immutable;
using Knetc.Planning;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Iptables;

/// <summary>Writes the rules of service ports, each port's in the reference's order.</summary>
internal sealed class ServiceRules
{
    private static readonly FieldPath HealthCheckNodePort = FieldPath.Of("spec.healthCheckNodePort");

    private readonly NodeFamilyPlan _node;
    private readonly bool _masqueradeAll;
    private readonly Match? _isLocal;
    private readonly Match? _isNotLocal;
    private readonly RuleSink _filter;
    private readonly RuleSink _nat;

    public ServiceRules(NodeFamilyPlan node, bool masqueradeAll, RuleSink filter, RuleSink nat)
    {
        _node = node;
        _masqueradeAll = masqueradeAll;
        _isLocal = PodTrafficMatch.Create(node.Detector, negated: false);
        _isNotLocal = PodTrafficMatch.Create(node.Detector, negated: true);
        _filter = filter;
        _nat = nat;
    }

    public void Add(NodeServicePort nodePort, ServicePortChains chains)
    {
        bool hasAny = nodePort.Endpoints.HasAny;
        var port = nodePort.Port;
        string name = port.NameText;
        var internalTarget = port.InternalPolicyLocal ? chains.ToLocal : chains.ToCluster;
        bool usesFirewall = hasAny && !port.LoadBalancerVips.IsEmpty && !port.SourceRanges.IsEmpty;
        var protocol = ProtocolMatch.Of(port.Protocol);
        var dport = new DestinationPortMatch(port.Port);

        AddDispatch(nodePort, chains, internalTarget, usesFirewall, protocol, dport);
        if (nodePort.HasInternalEndpoints && (_masqueradeAll || _isNotLocal is not null))
        {
            var matches = Matches.Of(
                new CommentMatch(name + " cluster IP"),
                protocol,
                AddressMatch.Destination(port.ClusterIP),
                dport,
                _masqueradeAll ? null : _isNotLocal);
            _nat.Add(new Rule(internalTarget.Chain, matches, StaticRules.ToMarkMasquerade, port.ClusterIP.Origin));
        }

        if (hasAny && port.ExternallyAccessible) AddExternalChain(nodePort, chains);
        if (usesFirewall) AddFirewallChain(port, chains);
        if (port.UsesClusterEndpoints) AddPolicyChain(port, chains, chains.ToCluster.Chain, nodePort.Endpoints.Cluster);
        if (port.UsesLocalEndpoints) AddPolicyChain(port, chains, chains.ToLocal.Chain, nodePort.Endpoints.Local);
        foreach (var endpoint in nodePort.Endpoints.Reachable)
        {
            var chain = chains.For(endpoint);
            _nat.Add(chain.Chain);
            _nat.Add(chain.Hairpin);
            _nat.Add(chain.Translation);
        }
    }

    /// <summary>The rules that tell by destination which service port a packet is for, or refuse it.</summary>
    private void AddDispatch(
        NodeServicePort nodePort,
        ServicePortChains chains,
        JumpTarget internalTarget,
        bool usesFirewall,
        ProtocolMatch protocol,
        DestinationPortMatch dport)
    {
        var port = nodePort.Port;
        string name = port.NameText;
        bool hasAny = nodePort.Endpoints.HasAny;
        bool refusesExternal = !nodePort.HasExternalEndpoints;

        // Without endpoints anywhere clients hear so at once; with endpoints elsewhere they had better try again.
        var refusal = hasAny ? VerdictTarget.Drop : VerdictTarget.Reject;
        CommentMatch? why = !nodePort.HasInternalEndpoints || refusesExternal
            ? new CommentMatch(name + (hasAny ? " has no local endpoints" : " has no endpoints"))
            : null;

        var clusterIP = AddressMatch.Destination(port.ClusterIP);
        if (nodePort.HasInternalEndpoints)
        {
            var comment = new CommentMatch(name + " cluster IP");
            AddTo(_nat, ChainNames.Services, internalTarget, port.ClusterIP.Origin, comment, protocol, clusterIP, dport);
        }
        else
        {
            AddTo(_filter, ChainNames.Services, refusal, port.ClusterIP.Origin, why, protocol, clusterIP, dport);
        }

        foreach (var address in port.ExternalIPs)
        {
            var destination = AddressMatch.Destination(address);
            if (hasAny)
            {
                var comment = new CommentMatch(name + " external IP");
                AddTo(_nat, ChainNames.Services, chains.ToExternal, address.Origin, comment, protocol, destination, dport);
            }

            if (refusesExternal) AddTo(_filter, ChainNames.ExternalServices, refusal, address.Origin, why, protocol, destination, dport);
        }

        foreach (var vip in port.LoadBalancerVips)
        {
            if (!hasAny) break;
            var target = usesFirewall ? chains.ToFirewall : chains.ToExternal;
            var destination = AddressMatch.Destination(vip);
            AddTo(_nat, ChainNames.Services, target, vip.Origin, new CommentMatch(name + " loadbalancer IP"), protocol, destination, dport);
            if (!usesFirewall) continue;
            var comment = new CommentMatch($"{name} traffic not accepted by {chains.ToFirewall.Chain}");
            AddTo(_filter, ChainNames.ProxyFirewall, VerdictTarget.Drop, vip.Origin, comment, protocol, destination, dport);
        }

        if (refusesExternal)
        {
            foreach (var vip in port.LoadBalancerVips)
            {
                AddTo(_filter, ChainNames.ExternalServices, refusal, vip.Origin, why, protocol, AddressMatch.Destination(vip), dport);
            }
        }

        if (port.NodePort != 0)
        {
            var origin = port.Origin with { Path = port.Origin.Path.Field("nodePort") };
            var destination = new DestinationPortMatch(port.NodePort);
            if (hasAny) AddTo(_nat, ChainNames.NodePorts, chains.ToExternal, origin, new CommentMatch(name), protocol, destination);
            if (refusesExternal)
            {
                AddTo(_filter, ChainNames.ExternalServices, refusal, origin, why, LocalAddressMatch.Destination, protocol, destination);
            }
        }

        if (port.HealthCheckNodePort != 0)
        {
            var origin = new Origin(port.Service.Manifest, HealthCheckNodePort);
            var comment = new CommentMatch(name + " health check node port");
            var destination = new DestinationPortMatch(port.HealthCheckNodePort);
            AddTo(_filter, ChainNames.NodePorts, VerdictTarget.Accept, origin, comment, ProtocolMatch.Of("tcp"), destination);
        }
    }

    /// <summary>Traffic from outside: masqueraded, or kept on the node with the client's address.</summary>
    private void AddExternalChain(NodeServicePort nodePort, ServicePortChains chains)
    {
        var port = nodePort.Port;
        string chain = chains.ToExternal.Chain;
        _nat.Add(new Chain(chain, port.Origin));
        if (!port.ExternalPolicyLocal)
        {
            var comment = new CommentMatch($"masquerade traffic for {port.NameText} external destinations");
            AddTo(_nat, chain, StaticRules.ToMarkMasquerade, port.Origin, comment);
        }
        else
        {
            if (_isLocal is not null)
            {
                var pods = new CommentMatch($"pod traffic for {port.NameText} external destinations");
                AddTo(_nat, chain, chains.ToCluster, port.Origin, pods, _isLocal);
            }

            var masquerade = new CommentMatch($"masquerade LOCAL traffic for {port.NameText} external destinations");
            AddTo(_nat, chain, StaticRules.ToMarkMasquerade, port.Origin, masquerade, LocalAddressMatch.Source);
            var route = new CommentMatch($"route LOCAL traffic for {port.NameText} external destinations");
            AddTo(_nat, chain, chains.ToCluster, port.Origin, route, LocalAddressMatch.Source);
        }

        if (nodePort.HasExternalEndpoints)
        {
            AddTo(_nat, chain, port.ExternalPolicyLocal ? chains.ToLocal : chains.ToCluster, port.Origin);
        }
    }

    /// <summary>Lets only the source ranges through to load balancer addresses.</summary>
    private void AddFirewallChain(PlannedServicePort port, ServicePortChains chains)
    {
        string chain = chains.ToFirewall.Chain;
        _nat.Add(new Chain(chain, port.Origin));
        var comment = new CommentMatch(port.NameText + " loadbalancer IP");
        bool allowsNode = false;
        foreach (var range in port.SourceRanges)
        {
            AddTo(_nat, chain, chains.ToExternal, range.Origin, comment, AddressMatch.Source(range));
            allowsNode |= range.Network.Contains(_node.NodeIP);
        }

        // A node reaching its own VIP has that VIP as source address.
        if (allowsNode)
        {
            foreach (var vip in port.LoadBalancerVips) AddTo(_nat, chain, chains.ToExternal, vip.Origin, comment, AddressMatch.Source(vip));
        }

        var rest = new CommentMatch($"other traffic to {port.NameText} will be dropped by KUBE-PROXY-FIREWALL");
        AddTo(_nat, chain, null, port.Origin, rest);
    }

    private void AddPolicyChain(
        PlannedServicePort port, ServicePortChains chains, string chain, ImmutableArray<PlannedEndpoint> endpoints)
    {
        if (endpoints.IsEmpty) return;
        _nat.Add(new Chain(chain, port.Origin));
        _nat.Add(chains.Balance(chain, endpoints));
    }

    private static void AddTo(RuleSink sink, string chain, Target? target, Origin origin, params ReadOnlySpan<Match?> matches) =>
        sink.Add(new Rule(chain, Matches.Of(matches), target, origin));
}
