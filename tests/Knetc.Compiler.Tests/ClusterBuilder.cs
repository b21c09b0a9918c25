using Knetc.Binding;
using Knetc.Net;
using Knetc.Options;
using Knetc.Planning;
using Knetc.Schema;

namespace Knetc.Tests;

/// <summary>Builds small clusters as the front end would hand them over: defaults filled in, addresses allocated.</summary>
internal sealed class ClusterBuilder
{
    private readonly List<Node> _nodes = [];
    private readonly List<Service> _services = [];
    private readonly List<EndpointSlice> _slices = [];

    /// <summary>Starts with the cluster of the specification's examples.</summary>
    public ClusterBuilder()
    {
        Proxy = new KubeProxyConfiguration(Manifest("KubeProxyConfiguration", "", ""))
        {
            Mode = "iptables",
            BindAddress = "0.0.0.0",
            ClusterCIDR = "10.244.0.0/16",
            Iptables = new KubeProxyIptables { SyncPeriod = TimeSpan.FromSeconds(30), MinSyncPeriod = TimeSpan.FromSeconds(1) },
        };
    }

    public KubeProxyConfiguration Proxy { get; private set; }

    public KubeVersion Version { get; set; } = new(1, 30);

    public ProxyMode Mode { get; set; }

    public static ManifestObject Manifest(string kind, string @namespace, string name) => new("v1", kind, @namespace, name);

    public static Endpoint Ready(string address, string? node = null, params string[] zones) =>
        new() { Addresses = [address], NodeName = node, ForZones = [.. zones] };

    public ClusterBuilder Configure(Func<KubeProxyConfiguration, KubeProxyConfiguration> change)
    {
        Proxy = change(Proxy);
        return this;
    }

    public ClusterBuilder Node(string name, string[] addresses, string? zone = null, params string[] podCIDRs)
    {
        var metadata = new ObjectMeta { Name = name, Labels = zone is null ? [] : [KeyValuePair.Create(Binding.Node.ZoneLabel, zone)] };
        _nodes.Add(new Node(Manifest("Node", "", name), metadata)
        {
            Addresses = [.. addresses.Select(address => new NodeAddress("InternalIP", address))],
            PodCIDRs = [.. podCIDRs],
        });
        return this;
    }

    public ClusterBuilder Service(
        string name, string clusterIP, string port, Func<ServiceSpec, ServiceSpec>? change = null, Func<Service, Service>? status = null)
    {
        string[] parts = name.Split('/');
        var spec = new ServiceSpec
        {
            Type = "ClusterIP",
            ClusterIP = clusterIP,
            ClusterIPs = [clusterIP],
            IPFamilies = [clusterIP.Contains(':') ? "IPv6" : "IPv4"],
            SessionAffinity = "None",
            ExternalTrafficPolicy = "Cluster",
            InternalTrafficPolicy = "Cluster",
            Ports = [.. port.Split(' ').Select(ParsePort)],
        };
        var metadata = new ObjectMeta { Namespace = parts[0], Name = parts[1] };
        var service = new Service(Manifest("Service", parts[0], parts[1]), metadata, change?.Invoke(spec) ?? spec);
        _services.Add(status?.Invoke(service) ?? service);
        return this;
    }

    public ClusterBuilder Service(Service service)
    {
        _services.Add(service);
        return this;
    }

    /// <summary>Adds a slice named after its service, a running number behind it.</summary>
    /// <param name="ports">As <c>name:number/protocol</c>, several with blanks between.</param>
    public ClusterBuilder Slice(string service, string ports, params Endpoint[] endpoints)
    {
        string[] parts = service.Split('/');
        string name = $"{parts[1]}-{_slices.Count:000}";
        var metadata = new ObjectMeta
        {
            Namespace = parts[0],
            Name = name,
            Labels = [KeyValuePair.Create(EndpointSlice.ServiceNameLabel, parts[1])],
        };
        string type = endpoints[0].Addresses[0].Contains(':') ? "IPv6" : "IPv4";
        _slices.Add(new EndpointSlice(Manifest("EndpointSlice", parts[0], name), metadata, type)
        {
            Ports = [.. ports.Split(' ').Select(ParsePort).Select(port => new EndpointPort { Name = port.Name, Protocol = port.Protocol, Port = port.Port })],
            Endpoints = [.. endpoints],
        });
        return this;
    }

    public ClusterBuilder Slice(EndpointSlice slice)
    {
        _slices.Add(slice);
        return this;
    }

    public ClusterPlan Plan()
    {
        IpNetwork.TryParse("10.96.0.0/12", ParsingGrade.Canonical, out var ipv4);
        IpNetwork.TryParse("fd00:10:96::/112", ParsingGrade.Canonical, out var ipv6);
        var options = new ClusterOptions { KubeVersion = Version, ServiceClusterIPRanges = [ipv4, ipv6], Proxy = Proxy, ProxyMode = Mode };
        return ClusterPlan.Create(new ResolvedCluster(options, [.. _nodes], [.. _services], [.. _slices]));
    }

    /// <summary>The plan of the first node.</summary>
    public NodePlan PlanNode()
    {
        if (_nodes.Count == 0) Node("node-a", ["192.168.10.11"]);
        return Plan().ForNode(_nodes[0]);
    }

    /// <summary><c>name:port/PROTOCOL@nodePort</c>; name, protocol and node port may be missing.</summary>
    private static ServicePort ParsePort(string text)
    {
        string[] node = text.Split('@');
        string[] protocol = node[0].Split('/');
        string[] port = protocol[0].Split(':');
        return new ServicePort
        {
            Name = port.Length > 1 ? port[0] : "",
            Port = int.Parse(port[^1]),
            Protocol = protocol.Length > 1 ? protocol[1] : "TCP",
            NodePort = node.Length > 1 ? int.Parse(node[1]) : 0,
        };
    }
}
