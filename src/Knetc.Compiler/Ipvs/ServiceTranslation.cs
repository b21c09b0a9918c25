using System.Collections.Immutable;
using Knetc.Net;
using Knetc.Planning;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Ipvs;

/// <summary>Translates the service ports of one node and family into sets, addresses and virtual servers.</summary>
internal sealed class ServiceTranslation
{
    private static readonly FieldPath HealthCheckNodePort = FieldPath.Of("spec.healthCheckNodePort");

    private readonly NodeFamilyPlan _node;
    private readonly string _nodeName;
    private readonly string _scheduler;
    private readonly HashSet<IpAddress> _nodeAddresses;
    private readonly ImmutableArray<IpAddress> _nodePortAddresses;
    private readonly IpSetBuilder[] _sets;
    private readonly HashSet<IpAddress> _bound = [];
    private readonly ImmutableArray<PlannedAddress>.Builder _addresses = ImmutableArray.CreateBuilder<PlannedAddress>();
    private readonly Dictionary<(IpAddress, string, int), int> _serverIndexes = [];
    private readonly ImmutableArray<VirtualServer>.Builder _servers = ImmutableArray.CreateBuilder<VirtualServer>();
    private readonly List<RefusedVip> _refusedVips = [];

    public ServiceTranslation(NodePlan plan, IpFamily family, string scheduler)
    {
        _node = plan.Family(family);
        _nodeName = plan.NodeName;
        _scheduler = scheduler;
        _sets = [.. IpSetDefinition.All.Select(definition => new IpSetBuilder(definition, family))];
        var onInterfaces = NodeInterfaceAddresses(plan.Addresses, family);
        _nodeAddresses = [.. onInterfaces];

        // Node ports are never served on loopback in this mode.
        var selected = _node.NodePortAddresses;
        _nodePortAddresses = selected.MatchAll ? onInterfaces : selected.Selected.RemoveAll(static address => address.IsLoopback);
    }

    public ImmutableArray<PlannedAddress> Addresses => _addresses.ToImmutable();

    public ImmutableArray<VirtualServer> VirtualServers => _servers.ToImmutable();

    /// <summary>In the order of service ports; a VIP that is listed twice is here twice.</summary>
    public IReadOnlyList<RefusedVip> RefusedVips => _refusedVips;

    public ImmutableArray<IpSet> CreateSets() => [.. _sets.Select(static set => set.ToSet())];

    public void Add(NodeServicePort nodePort, PortServers servers)
    {
        var port = nodePort.Port;
        AddLocalEndpoints(port);
        var internalServers = servers.For(Choose(nodePort, port.InternalPolicyLocal));
        var externalServers = port.InternalPolicyLocal == port.ExternalPolicyLocal
            ? internalServers
            : servers.For(Choose(nodePort, port.ExternalPolicyLocal));

        var clusterIP = port.ClusterIP;
        AddTo(IpSetKind.ClusterIP, clusterIP, port);
        AddServer(clusterIP.Address, port.Port, port, internalServers, clusterIP.Origin);
        Bind(clusterIP);
        foreach (var address in port.ExternalIPs)
        {
            AddTo(port.ExternalPolicyLocal ? IpSetKind.ExternalIPLocal : IpSetKind.ExternalIP, address, port);
            AddServer(address.Address, port.Port, port, externalServers, address.Origin);
            BindUnlessOnNode(address);
        }

        foreach (var vip in port.LoadBalancerVips)
        {
            AddTo(IpSetKind.LoadBalancer, vip, port);
            if (port.ExternalPolicyLocal) AddTo(IpSetKind.LoadBalancerLocal, vip, port);
            if (!port.SourceRanges.IsEmpty) AddFirewall(vip, port);
            AddServer(vip.Address, port.Port, port, externalServers, vip.Origin);
            BindUnlessOnNode(vip);
        }

        // Without an address to serve node ports on, the reference leaves out the health check too.
        if (port.NodePort != 0 && _nodePortAddresses.IsEmpty) return;
        if (port.NodePort != 0) AddNodePort(port, externalServers);
        if (port.HealthCheckNodePort == 0) return;
        var healthCheck = new Origin(port.Service.Manifest, HealthCheckNodePort);
        Set(IpSetKind.HealthCheckNodePort).Add(IpSetEntry.OfPort(port.HealthCheckNodePort, healthCheck));
    }

    /// <summary>What the reference reads from the interfaces other than its own.</summary>
    private static ImmutableArray<IpAddress> NodeInterfaceAddresses(NodeAddresses addresses, IpFamily family) =>
    [
        .. addresses.Interfaces
            .Where(address => address.Family == family && !address.IsLoopback && (family == IpFamily.IPv4 || !address.IsLinkLocalUnicast))
            .Distinct(),
    ];

    /// <summary>Policy Local falls back to all endpoints here: nothing is dropped for lack of local ones.</summary>
    private static ImmutableArray<PlannedEndpoint> Choose(NodeServicePort port, bool policyLocal) =>
        policyLocal && !port.Endpoints.Local.IsEmpty ? port.Endpoints.Local : port.Endpoints.Cluster;

    private void AddLocalEndpoints(PlannedServicePort port)
    {
        var set = Set(IpSetKind.LoopBack);
        foreach (var endpoint in port.Endpoints.ForNode(_nodeName).Items)
        {
            if (!endpoint.IsLocalTo(_nodeName)) continue;
            set.Add(IpSetEntry.Of(endpoint.Address, port.Protocol, endpoint.Port, endpoint.Address, endpoint.Origin));
        }
    }

    private void AddFirewall(PlannedAddress vip, PlannedServicePort port)
    {
        AddTo(IpSetKind.LoadBalancerFirewall, vip, port);
        bool allowsNode = false;
        foreach (var range in port.SourceRanges)
        {
            allowsNode |= range.Network.Contains(_node.NodeIP);
            var set = Set(IpSetKind.LoadBalancerSourceCidr);
            if (range.Network.PrefixLength == 0) set.Want(range.Origin);
            else set.Add(new IpSetEntry(vip.Address, port.Protocol, port.Port, range.Network, range.Origin));
        }

        if (!allowsNode)
        {
            _refusedVips.Add(new RefusedVip(vip, port.Protocol, port.Port));
            return;
        }

        // A node reaching a VIP has that VIP as source address.
        Set(IpSetKind.LoadBalancerSourceIP).Add(IpSetEntry.Of(vip.Address, port.Protocol, port.Port, vip.Address, vip.Origin));
    }

    private void AddNodePort(PlannedServicePort port, ImmutableArray<RealServer> servers)
    {
        var origin = port.Origin with { Path = port.Origin.Path.Field("nodePort") };
        var (all, local) = port.Protocol switch
        {
            "tcp" => (IpSetKind.NodePortTcp, IpSetKind.NodePortLocalTcp),
            "udp" => (IpSetKind.NodePortUdp, IpSetKind.NodePortLocalUdp),
            _ => (IpSetKind.NodePortSctp, IpSetKind.NodePortLocalSctp),
        };
        if (all != IpSetKind.NodePortSctp)
        {
            var entry = IpSetEntry.OfPort(port.NodePort, origin);
            Set(all).Add(entry);
            if (port.ExternalPolicyLocal) Set(local).Add(entry);
        }

        foreach (var address in _nodePortAddresses)
        {
            if (all == IpSetKind.NodePortSctp)
            {
                var entry = IpSetEntry.Of(address, port.Protocol, port.NodePort, origin);
                Set(all).Add(entry);
                if (port.ExternalPolicyLocal) Set(local).Add(entry);
            }

            AddServer(address, port.NodePort, port, servers, origin);
        }
    }

    private void AddServer(
        IpAddress address, int number, PlannedServicePort port, ImmutableArray<RealServer> servers, Origin origin)
    {
        var server = new VirtualServer(address, port.Protocol, number, _scheduler, port.AffinitySeconds, servers, origin);

        // Of two service ports with the same address, the one handled later wins, with all its real servers.
        if (_serverIndexes.TryAdd((address, port.Protocol, number), _servers.Count)) _servers.Add(server);
        else _servers[_serverIndexes[(address, port.Protocol, number)]] = server;
    }

    private void AddTo(IpSetKind kind, PlannedAddress address, PlannedServicePort port) =>
        Set(kind).Add(IpSetEntry.Of(address.Address, port.Protocol, port.Port, address.Origin));

    private void BindUnlessOnNode(PlannedAddress address)
    {
        if (!_nodeAddresses.Contains(address.Address)) Bind(address);
    }

    private void Bind(PlannedAddress address)
    {
        if (!_bound.Add(address.Address)) return;
        _addresses.Add(address);
        Set(IpSetKind.IpvsAddresses).Add(IpSetEntry.OfAddress(address.Address, address.Origin));
    }

    private IpSetBuilder Set(IpSetKind kind) => _sets[(int)kind];
}
