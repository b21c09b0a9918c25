using Knetc.Kernel.Machine;
using Knetc.Testing;

namespace Knetc.Kernel.PodNetwork;

/// <summary>
/// Three nodes on one wire, and somebody outside who knows no way to pods. Bridges, pods and routes come from <c>apply.sh
/// pod-network</c>, and from nothing else.
/// </summary>
internal sealed class PodCluster : IDisposable
{
    public const string Client4 = "192.0.2.100";
    public const string Client6 = "2001:db8::100";

    /// <summary>The pods: name, node, addresses.</summary>
    public static readonly IReadOnlyList<(string Name, string Node, string IPv4, string IPv6)> Pods =
    [
        ("a1", "a", "10.244.0.11", "fd00:10:244::11"),
        ("a2", "a", "10.244.0.12", "fd00:10:244::12"),
        ("b1", "b", "10.244.1.11", "fd00:10:244:1::11"),
        ("c1", "c", "10.244.2.11", "fd00:10:244:2::11"),
    ];

    private readonly Stack<IDisposable> _parts = new();
    private readonly TempFolder _folder;
    private readonly Dictionary<string, PodNode> _nodes = [];

    /// <param name="podNetwork">Fields of <c>cluster.podNetwork</c>.</param>
    public PodCluster(string podNetwork = "")
    {
        _folder = Keep(new TempFolder());
        try
        {
            var wire = Keep(new NetworkNamespace("wire"));
            wire.Script(
                """
                ip link add lan type bridge
                ip link set lan up
                sysctl -qw net.bridge.bridge-nf-call-iptables=0 net.bridge.bridge-nf-call-ip6tables=0
                """).MustExitWith(0);
            foreach (var (name, number) in ((string, int)[])[("a", 1), ("b", 2), ("c", 3)])
            {
                _nodes.Add(name, Keep(new PodNode(name)));
                Connect(wire, _nodes[name].Network, $"192.0.2.{number}", $"2001:db8::{number}");
            }

            Outside = Keep(new NetworkNamespace("outside"));
            Connect(wire, Outside, Client4, Client6);
            Compile(podNetwork);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public NetworkNamespace Outside { get; }

    public PodNode this[string node] => _nodes[node];

    /// <summary>Compiles the cluster anew.</summary>
    /// <param name="podNetwork">Fields of <c>cluster.podNetwork</c>.</param>
    /// <param name="change">Changes nodes and pods before.</param>
    public void Compile(string podNetwork, Func<string, string>? change = null)
    {
        string text = Manifests(podNetwork);
        _folder.Write("cluster.yaml", change is null ? text : change(text));
        KnetcCommand.Run(_folder.Path, "compile", "cluster.yaml", "-o", "out", "--emit", "rules,pod-network,dns", "--kube-version", "1.30").MustExitWith(0);
    }

    public string PathOf(params ReadOnlySpan<string> parts) => _folder.PathOf(["out", .. parts]);

    public ShellResult Apply(string node, string arguments = "pod-network") => _nodes[node].Script($"'{PathOf("nodes", node, "apply.sh")}' {arguments}");

    public void ApplyAll()
    {
        foreach (string node in _nodes.Keys) Apply(node).MustExitWith(0);
    }

    /// <summary>The namespace of a pod, as the script made it.</summary>
    public NetworkNamespace Pod(string name) => _nodes[Pods.Single(pod => pod.Name == name).Node].Namespace("knetc_default_" + name);

    /// <summary>Somebody who answers in all pods and outside.</summary>
    public Dictionary<string, Packets.Peer> StartPeers()
    {
        var peers = new Dictionary<string, Packets.Peer>();
        foreach (var pod in Pods) peers.Add(pod.Name, new Packets.Peer(Pod(pod.Name), pod.Name, 8080));
        peers.Add("outside", new Packets.Peer(Outside, "outside", 8080));
        return peers;
    }

    /// <summary>Pings from every pod to every pod; the pairs that fail.</summary>
    public IEnumerable<string> Unreachable()
    {
        foreach (var from in Pods)
        {
            string targets = string.Join(' ', Pods.SelectMany(pod => (string[])[pod.IPv4, pod.IPv6]));
            var result = Pod(from.Name).Script($"for target in {targets}; do ping -q -c 1 -W 2 $target >/dev/null || echo {from.Name} $target; done").MustExitWith(0);
            foreach (string line in result.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)) yield return line;
        }
    }

    public void Dispose()
    {
        while (_parts.TryPop(out var part)) part.Dispose();
    }

    private static string Manifests(string podNetwork) =>
        $$"""
        apiVersion: knetc.dev/v1alpha1
        kind: Project
        cluster:
          podNetwork: {{{podNetwork}}}
          serviceClusterIPRange: [10.96.0.0/16, "fd00:10:96::/112"]
          clusterCIDR: [10.244.0.0/16, "fd00:10:244::/56"]
          nodes:
          - {name: a, addresses: [192.0.2.1, "2001:db8::1"], podCIDRs: [10.244.0.0/24, "fd00:10:244::/64"]}
          - {name: b, addresses: [192.0.2.2, "2001:db8::2"], podCIDRs: [10.244.1.0/24, "fd00:10:244:1::/64"]}
          - {name: c, addresses: [192.0.2.3, "2001:db8::3"], podCIDRs: [10.244.2.0/24, "fd00:10:244:2::/64"]}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: web}
          clusterIP: 10.96.0.10
          clusterIPs: [10.96.0.10, "fd00:10:96::a"]
          ipFamilyPolicy: RequireDualStack
          ports: [{name: http, port: 80, targetPort: 8080}]

        """ + string.Concat(Pods.Select(pod =>
        $$"""
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: {{pod.Name}}, labels: {app: web}, annotations: {knetc.io/pod-ip: "{{pod.IPv4}},{{pod.IPv6}}"} }
        spec: {nodeName: {{pod.Node}}, containers: [{name: c, image: i}]}

        """));

    private void Connect(NetworkNamespace wire, NetworkNamespace place, string ipv4, string ipv6)
    {
        string port = $"port{_parts.Count}";
        wire.Configure($"link add {port} type veth peer name eth0 netns {place.Name}", $"link set {port} up master lan");
        place.Configure("link set eth0 up", $"address add {ipv4}/24 dev eth0", $"address add {ipv6}/64 dev eth0 nodad");
    }

    private T Keep<T>(T part)
        where T : IDisposable
    {
        _parts.Push(part);
        return part;
    }
}
