using Knetc.Binding;
using Knetc.Kernel.Machine;

namespace Knetc.Kernel.Packets;

/// <summary>Connections through the kernel reach whom Kubernetes says they reach.</summary>
public sealed class PacketTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    private const KernelFeature Tables = KernelFeature.NfTables;
    private const KernelFeature Bridging = KernelFeature.BridgeNetfilter;

    public static TheoryData<string, string> Both => new() { { "IPv4", "tcp" }, { "IPv4", "udp" }, { "IPv6", "tcp" }, { "IPv6", "udp" } };

    private TwoNodeCluster Cluster => fixture.Cluster;

    [KernelTheory(Tables, KernelFeature.Veth, KernelFeature.Bridge, Bridging)]
    [MemberData(nameof(Both))]
    public void Cluster_ip_from_a_pod_reaches_every_endpoint_with_the_pods_address(string family, string protocol)
    {
        foreach (var pod in Cluster.Example.Pods)
        {
            var own = pod.Address(family);
            var replies = Cluster[pod.Name].Ask(40, protocol, ClusterIp("balanced", family), Port("balanced"));

            Assert.All(replies, reply => Assert.Equal(Reply.Answered, reply.Outcome));
            Assert.Equal(["n1", "n2", "s1"], ServersOf(replies));

            // Only towards itself does a pod appear under another address, or it would answer itself directly.
            Assert.All(replies, reply => Assert.Equal(reply.Server != pod.Name, reply.Client == own));
        }
    }

    [KernelTheory(Tables, KernelFeature.Veth, KernelFeature.Bridge, Bridging)]
    [MemberData(nameof(Both))]
    public void Cluster_ip_from_a_node_reaches_every_endpoint(string family, string protocol)
    {
        foreach (var node in Cluster.Example.Cluster.Nodes)
        {
            var replies = Cluster[node.Name].Ask(40, protocol, ClusterIp("balanced", family), Port("balanced"));

            Assert.All(replies, reply => Assert.Equal(Reply.Answered, reply.Outcome));
            Assert.Equal(["n1", "n2", "s1"], ServersOf(replies));
        }
    }

    [KernelTheory(Tables, KernelFeature.Veth, KernelFeature.Bridge, Bridging)]
    [MemberData(nameof(Both))]
    public void A_pod_reaches_itself_through_its_service(string family, string protocol)
    {
        var pod = Cluster.Example.Pod("n1");

        var reply = Cluster["n1"].Ask(protocol, ClusterIp("alone", family), Port("alone"));

        Assert.Equal((Reply.Answered, "n1"), (reply.Outcome, reply.Server));
        Assert.NotEqual(pod.Address(family), reply.Client);
    }

    [KernelTheory(Tables, KernelFeature.Veth, KernelFeature.Bridge, Bridging)]
    [MemberData(nameof(Both))]
    public void Connections_are_spread_evenly(string family, string protocol)
    {
        var replies = Cluster["s1"].Ask(150, protocol, ClusterIp("balanced", family), Port("balanced"));

        // 50 each on average; less than 22 is five standard deviations away.
        var counts = replies.GroupBy(reply => reply.Server).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(["n1", "n2", "s1"], counts.Keys.Order(StringComparer.Ordinal));
        Assert.All(counts.Values, count => Assert.InRange(count, 22, 106));
    }

    [KernelTheory(Tables, KernelFeature.Veth, KernelFeature.Bridge, Bridging)]
    [MemberData(nameof(Both))]
    public void Node_ports_lead_to_every_endpoint_on_both_nodes(string family, string protocol)
    {
        var client = TwoNodeCluster.OtherClient(family);
        foreach (var node in Cluster.Example.Cluster.Nodes)
        {
            var replies = Cluster["outside"].Ask(40, protocol, NodeIp(node, family), NodePort("everywhere"), client);

            Assert.All(replies, reply => Assert.Equal(Reply.Answered, reply.Outcome));
            Assert.Equal(["n1", "s1"], ServersOf(replies));
            Assert.All(replies, reply => Assert.NotEqual(client, reply.Client)); // or the answer would not come back this way
        }
    }

    [KernelTheory(Tables, KernelFeature.Veth, KernelFeature.Bridge, Bridging)]
    [InlineData("tcp")]
    [InlineData("udp")]
    public void Node_ports_are_served_on_loopback_in_ipv4(string protocol)
    {
        foreach (var node in Cluster.Example.Cluster.Nodes)
        {
            var replies = Cluster[node.Name].Ask(20, protocol, "127.0.0.1", NodePort("everywhere"));

            Assert.All(replies, reply => Assert.Equal(Reply.Answered, reply.Outcome));
            Assert.Equal(["n1", "s1"], ServersOf(replies));
        }
    }

    [KernelTheory(Tables, KernelFeature.Veth, KernelFeature.Bridge, Bridging)]
    [MemberData(nameof(Both))]
    public void Local_policy_keeps_the_clients_address_and_drops_where_no_endpoint_is(string family, string protocol)
    {
        var client = TwoNodeCluster.OtherClient(family);
        var (north, south) = (Cluster.Example.Node("north"), Cluster.Example.Node("south"));

        var local = Cluster["outside"].Ask(20, protocol, NodeIp(north, family), NodePort("local"), client);
        Assert.All(local, reply => Assert.Equal((Reply.Answered, client), (reply.Outcome, reply.Client)));
        Assert.Equal(["n1", "n2"], ServersOf(local));

        Assert.Equal(Reply.Timeout, Cluster["outside"].Ask(protocol, NodeIp(south, family), NodePort("local"), client).Outcome);

        // Traffic from inside the cluster is not bound to the node.
        Assert.Equal(Reply.Answered, Cluster["s1"].Ask(protocol, NodeIp(south, family), NodePort("local")).Outcome);
        Assert.Equal(Reply.Answered, Cluster["south"].Ask(protocol, NodeIp(south, family), NodePort("local")).Outcome);
    }

    [KernelTheory(Tables, KernelFeature.Veth, KernelFeature.Bridge, Bridging)]
    [MemberData(nameof(Both))]
    public void A_client_keeps_its_endpoint_with_session_affinity(string family, string protocol)
    {
        var fromPod = Cluster["s1"].Ask(30, protocol, ClusterIp("sticky", family), Port("sticky"));
        Assert.All(fromPod, reply => Assert.Equal(Reply.Answered, reply.Outcome));
        Assert.Single(ServersOf(fromPod));

        var south = NodeIp(Cluster.Example.Node("south"), family);
        var fromOutside = Cluster["outside"].Ask(30, protocol, south, NodePort("sticky"), TwoNodeCluster.OtherClient(family));
        Assert.All(fromOutside, reply => Assert.Equal(Reply.Answered, reply.Outcome));
        Assert.Single(ServersOf(fromOutside));
    }

    [KernelTheory(Tables, KernelFeature.Veth, KernelFeature.Bridge, Bridging)]
    [MemberData(nameof(Both))]
    public void Source_ranges_let_in_whom_they_name(string family, string protocol)
    {
        var address = TwoNodeCluster.AddressOf(Cluster.Example.Service("ranged").Ingress.Select(ingress => ingress.IP), family);
        var port = Port("ranged");

        Assert.Equal(Reply.Answered, Cluster["outside"].Ask(protocol, address, port, Cluster.AllowedClient(family)).Outcome);
        Assert.Equal(Reply.Timeout, Cluster["outside"].Ask(protocol, address, port, TwoNodeCluster.OtherClient(family)).Outcome);
    }

    [KernelTheory(Tables, KernelFeature.Veth, KernelFeature.Bridge, Bridging)]
    [MemberData(nameof(Both))]
    public void A_service_without_endpoints_refuses_at_once(string family, string protocol)
    {
        var (port, nodePort) = (Port("empty"), NodePort("empty"));

        AssertRefusedAtOnce(Cluster["n1"], family, protocol, ClusterIp("empty", family), port);
        foreach (var node in Cluster.Example.Cluster.Nodes)
        {
            AssertRefusedAtOnce(Cluster[node.Name], family, protocol, ClusterIp("empty", family), port);
            AssertRefusedAtOnce(Cluster["outside"], family, protocol, NodeIp(node, family), nodePort);
        }
    }

    /// <summary>
    /// The error message is there at once. In namespaces of one machine it can be so early that TCP is still in connect() and
    /// misses it; the client then hears of it a second later, when TCP repeats the SYN. And a UDP send that a rule of the
    /// sender's own host rejects fails with EPERM, which is at once as well.
    /// </summary>
    private static void AssertRefusedAtOnce(Peer client, string family, string protocol, string address, int port)
    {
        var before = client.UnreachableMessages(family);
        var reply = client.Ask(protocol, address, port, milliseconds: 600);

        Assert.True(client.UnreachableMessages(family) > before, "no error message arrived");
        if (protocol == "udp") Assert.Contains(reply.Outcome, (string[])[Reply.Refused, "AccessDenied"]);
        else Assert.Equal(Reply.Refused, reply.Outcome == Reply.Timeout ? client.Ask(protocol, address, port).Outcome : reply.Outcome);
    }

    private static IEnumerable<string> ServersOf(IEnumerable<Reply> replies) => replies.Select(reply => reply.Server).Distinct().Order(StringComparer.Ordinal);

    private static string NodeIp(Node node, string family) => TwoNodeCluster.AddressOf(node.Addresses.Select(address => address.Address), family);

    private string ClusterIp(string service, string family) => TwoNodeCluster.AddressOf(Cluster.Example.Service(service).Spec.ClusterIPs, family);

    private int Port(string service) => Cluster.Example.Service(service).Spec.Ports.Select(port => port.Port).Distinct().Single();

    private int NodePort(string service) => Cluster.Example.Service(service).Spec.Ports.Select(port => port.NodePort).Distinct().Single();
}
