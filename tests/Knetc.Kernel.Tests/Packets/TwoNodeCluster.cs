using System.Net;
using Knetc.Binding;
using Knetc.Kernel.Machine;

namespace Knetc.Kernel.Packets;

/// <summary>
/// The compiled example as network namespaces: nodes with a bridge and pods behind it, routes between the nodes, and a client
/// outside. The rules come from the nodes' own <c>apply.sh</c>, and from nothing else.
/// </summary>
internal sealed class TwoNodeCluster : IDisposable
{
    /// <summary>Addresses of the client outside besides the one that a source range lets in.</summary>
    private static readonly string[] OtherClients =
        [.. Enumerable.Range(102, 12).SelectMany(last => (string[])[$"192.0.2.{last}", $"2001:db8::{last}"])];

    private readonly Stack<IDisposable> _parts = new();
    private readonly Dictionary<string, NetworkNamespace> _nodes = [];
    private readonly Dictionary<string, Peer> _peers = [];
    private readonly IMachine _machine;
    private readonly NetworkNamespace _wire;

    private TwoNodeCluster(IEnumerable<string> options, IMachine machine, Func<NetworkNamespace, string, IDisposable?> start)
    {
        _machine = Keep(machine);
        try
        {
            Example = Keep(new CompiledExample(options));
            _wire = Keep(new NetworkNamespace("wire", _machine));
            _wire.Script(
                """
                ip link add lan up type bridge
                sysctl -qw net.bridge.bridge-nf-call-iptables=0 net.bridge.bridge-nf-call-ip6tables=0
                """).MustExitWith(0);
            foreach (var node in Example.Cluster.Nodes) AddNode(node, start);
            foreach (var pod in Example.Pods) AddPod(pod);
            foreach (var node in Example.Cluster.Nodes) ConnectNode(node);
            AddClient();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public CompiledExample Example { get; }

    /// <summary>
    /// An address of a node that nothing but its client uses. What a node masquerades gets the node's other address with any port; if clients
    /// had that address too, IPVS on the other node would know some of these ports from them and mistake the answers.
    /// </summary>
    public string ClientOf(string node, string family)
    {
        var place = Example.Cluster.Nodes.TakeWhile(other => other.Name != node).Count() + 1;
        return family == "IPv6" ? $"2001:db8::2{place}" : $"192.0.2.2{place}";
    }

    /// <summary>A pod, a node or "outside", ready to make connections.</summary>
    public Peer this[string name] => _peers[name];

    /// <summary>The namespace of a node.</summary>
    public NetworkNamespace PlaceOf(string node) => _nodes[node];

    /// <summary>The client's address that the source ranges of a Service let in.</summary>
    public string AllowedClient(string family) =>
        AddressOf(Example.Service("ranged").Spec.LoadBalancerSourceRanges.Select(range => range.Split('/')[0]), family);

    /// <summary>An address of the client that no source range names.</summary>
    public static string OtherClient(string family) => AddressOf(OtherClients, family);

    /// <summary>A dozen of them.</summary>
    public static IEnumerable<string> OtherClientsIn(string family) => OtherClients.Where(address => FamilyOf(address) == family);

    public static string AddressOf(IEnumerable<string> addresses, string family) =>
        addresses.First(address => FamilyOf(address) == family);

    /// <summary>The address of a node's bridge.</summary>
    public static string Gateway(Node node, string family) => Gateway(AddressOf(node.PodCIDRs, family)).ToString();

    public static TwoNodeCluster Create<TMode>()
        where TMode : IPacketMode => new(TMode.Options, TMode.Boot(), TMode.Start);

    public void Dispose()
    {
        while (_parts.TryPop(out var part)) part.Dispose();
    }

    private void AddNode(Node node, Func<NetworkNamespace, string, IDisposable?> start)
    {
        var place = Create(node.Name);
        _nodes.Add(node.Name, place);
        Connect(place, node.Addresses.Select(address => address.Address));

        // The client is the node's default gateway, so the kernel would spend on redirects what ICMP errors it allows a host.
        var bridge = node.PodCIDRs.Select(range => $"address add {Gateway(range)}/{range.Split('/')[1]} dev cni0 nodad");
        string[] clients =
        [
            $"address add {ClientOf(node.Name, "IPv4")}/24 dev eth0",
            $"address add {ClientOf(node.Name, "IPv6")}/64 dev eth0 nodad preferred_lft 0",
        ];
        place.Script(
            $"""
            {NetworkNamespace.Batch(["link add cni0 up type bridge", .. bridge, .. clients])}
            sysctl -qw net.bridge.bridge-nf-call-iptables=1 net.bridge.bridge-nf-call-ip6tables=1 \
                net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1 \
                net.ipv4.conf.all.send_redirects=0 net.ipv4.conf.eth0.send_redirects=0
            '{Example.FolderOf(node)}/apply.sh' proxy --force
            """).MustExitWith(0);
        if (start(place, Example.FolderOf(node)) is { } started) Keep(started);
        _peers.Add(node.Name, new Peer(place, node.Name));
    }

    // A packet that comes back to the pod that sent it leaves the bridge by the port it came from.
    private void AddPod(ExamplePod pod)
    {
        var place = Create(pod.Name);
        var node = _nodes[pod.Node];
        var ranges = Example.Node(pod.Node).PodCIDRs;
        node.Configure(
            $"link add {pod.Name} type veth peer name eth0 netns {place.Name}",
            $"link set {pod.Name} up master cni0",
            $"link set {pod.Name} type bridge_slave hairpin on");
        place.Configure(
        [
            "link set eth0 up",
            $"address add {pod.IPv4}/24 dev eth0",
            $"address add {pod.IPv6}/64 dev eth0 nodad",
            .. ranges.Select(range => $"route add default via {Gateway(range)}"),
        ]);
        _peers.Add(pod.Name, new Peer(place, pod.Name, pod.Ports));
    }

    /// <summary>
    /// Routes to the pods of the other nodes. All else goes to the client outside, who forwards nothing: so that a cluster IP
    /// has a route at all, and no answer unless the node sees to it.
    /// </summary>
    private void ConnectNode(Node node)
    {
        var routes = from other in Example.Cluster.Nodes
                     where other.Name != node.Name
                     from range in other.PodCIDRs
                     select $"route add {range} via {AddressOf(other.Addresses.Select(address => address.Address), FamilyOf(range))}";
        var defaults = from family in (string[])["IPv4", "IPv6"] select $"route add default via {AllowedClient(family)}";
        _nodes[node.Name].Configure([.. routes, .. defaults]);
    }

    /// <summary>The client knows the nodes, and addresses of Services by way of the first node; pods it cannot reach.</summary>
    private void AddClient()
    {
        var place = Create("outside");
        Connect(place, [AllowedClient("IPv4"), AllowedClient("IPv6"), .. OtherClients]);
        var addresses = Example.Cluster.Services
            .SelectMany(service => service.Ingress.Select(ingress => ingress.IP).Concat(service.Spec.ExternalIPs))
            .Concat(CompiledExample.ServiceNetworks);
        var routes = from address in addresses
                     let via = AddressOf(Example.Cluster.Nodes[0].Addresses.Select(node => node.Address), FamilyOf(address))
                     select $"route add {address} via {via}";
        place.Configure(routes);
        _peers.Add("outside", new Peer(place, "outside"));
    }

    private NetworkNamespace Create(string name)
    {
        var place = Keep(new NetworkNamespace(name, _machine));

        // Waiting whether somebody else has an address takes longer than the whole test.
        place.Script("sysctl -qw net.ipv6.conf.all.accept_dad=0 net.ipv6.conf.default.accept_dad=0").MustExitWith(0);
        return place;
    }

    private void Connect(NetworkNamespace place, IEnumerable<string> addresses)
    {
        var port = $"port{_parts.Count}";
        _wire.Configure($"link add {port} type veth peer name eth0 netns {place.Name}", $"link set {port} up master lan");
        place.Configure(
            ["link set eth0 up", .. addresses.Select(address => $"address add {address}/{(FamilyOf(address) == "IPv6" ? "64 nodad" : "24")} dev eth0")]);
    }

    private T Keep<T>(T part)
        where T : IDisposable
    {
        _parts.Push(part);
        return part;
    }

    private static string FamilyOf(string address) => address.Contains(':', StringComparison.Ordinal) ? "IPv6" : "IPv4";

    /// <summary>The first address of a pod range, which is the bridge's.</summary>
    private static IPAddress Gateway(string range)
    {
        var bytes = IPNetwork.Parse(range).BaseAddress.GetAddressBytes();
        bytes[^1]++;
        return new IPAddress(bytes);
    }
}
