using Knetc.Binding;

namespace Knetc.Kernel.Packets;

/// <summary>
/// Connections through the kernel reach whom Kubernetes says they reach, in every mode. What a mode does otherwise is a test
/// of its class that stands <see cref="InsteadOfAttribute">instead of</see> one here.
/// </summary>
public abstract partial class PacketMatrix
{
    /// <summary>How long nothing must come to count as silence: an answer, if there is one, takes a few milliseconds.</summary>
    private protected const int Silence = 300;

    private readonly Func<TwoNodeCluster> _cluster;

    private protected PacketMatrix(Func<TwoNodeCluster> cluster) => _cluster = cluster;

    public static TheoryData<string, string> Both => new() { { "IPv4", "tcp" }, { "IPv4", "udp" }, { "IPv6", "tcp" }, { "IPv6", "udp" } };

    private protected TwoNodeCluster Cluster => _cluster();

    private protected IEnumerable<Node> Nodes => Cluster.Example.Cluster.Nodes;

    private protected Peer Outside => Cluster["outside"];

    private protected static void AssertAnswered(IEnumerable<Reply> replies, params string[] servers)
    {
        var all = replies.ToList();
        Assert.All(all, reply => Assert.Equal(Reply.Answered, reply.Outcome));
        Assert.Equal(servers, all.Select(reply => reply.Server).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// None of the clients hears anything; they try at the same time. A UDP send that a rule of the sender's own host drops
    /// fails with EPERM.
    /// </summary>
    private protected static void AssertSilent(
        string family, string protocol, string address, int port, params IReadOnlyList<(Peer Client, string? Source)> clients)
    {
        var before = clients.Select(client => client.Client.UnreachableMessages(family)).ToList();
        var attempts = clients.Select(client => Task.Run(() => client.Client.Ask(protocol, address, port, client.Source, Silence))).ToList();

        string[] silent = protocol == "udp" ? [Reply.Timeout, Reply.AccessDenied] : [Reply.Timeout];
        Assert.All(attempts, attempt => Assert.Contains(attempt.Result.Outcome, silent));
        Assert.Equal(before, clients.Select(client => client.Client.UnreachableMessages(family)));
    }

    /// <summary>
    /// The error message is there at once. In namespaces of one machine it can be so early that TCP is still in connect() and
    /// misses it; the client then hears of it a second later, when TCP repeats the SYN. And a UDP send that a rule of the
    /// sender's own host rejects fails with EPERM, which is at once as well.
    /// </summary>
    private protected static void AssertRefusedAtOnce(string family, string protocol, Peer client, string address, int port)
    {
        var before = client.UnreachableMessages(family);
        var attempt = Task.Run(() => client.Ask(protocol, address, port));

        var hasArrived = false;
        for (var tries = 0; !hasArrived && tries < 12; tries++)
        {
            if (tries > 0) Thread.Sleep(50);
            hasArrived = client.UnreachableMessages(family) > before;
        }

        Assert.True(hasArrived, "no error message arrived");
        Assert.Contains(attempt.Result.Outcome, (string[])(protocol == "udp" ? [Reply.Refused, Reply.AccessDenied] : [Reply.Refused]));
    }

    private protected static string OtherClient(string family) => TwoNodeCluster.OtherClient(family);

    private protected static string NodeIp(Node node, string family) =>
        TwoNodeCluster.AddressOf(node.Addresses.Select(address => address.Address), family);

    private protected string NodeIp(string node, string family) => NodeIp(Cluster.Example.Node(node), family);

    /// <summary>The address of a node's bridge, which its pods have as their gateway.</summary>
    private protected string BridgeIp(string node, string family) => TwoNodeCluster.Gateway(Cluster.Example.Node(node), family);

    private protected string ClusterIp(string service, string family) =>
        TwoNodeCluster.AddressOf(Cluster.Example.Service(service).Spec.ClusterIPs, family);

    /// <summary>The address of a Service at its load balancer.</summary>
    private protected string Vip(string service, string family) =>
        TwoNodeCluster.AddressOf(Cluster.Example.Service(service).Ingress.Select(ingress => ingress.IP), family);

    private protected string ExternalIp(string service, string family) =>
        TwoNodeCluster.AddressOf(Cluster.Example.Service(service).Spec.ExternalIPs, family);

    private protected int Port(string service) => Cluster.Example.Service(service).Spec.Ports.Select(port => port.Port).Distinct().Single();

    private protected int NodePort(string service) => Cluster.Example.Service(service).Spec.Ports.Select(port => port.NodePort).Distinct().Single();
}
