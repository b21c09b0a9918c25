namespace Knetc.Kernel.Packets;

/// <content>Cluster IPs.</content>
public abstract partial class PacketMatrix
{
    [PacketTheory]
    [MemberData(nameof(Both))]
    public void Cluster_ip_from_a_pod_reaches_every_endpoint_with_the_pods_address(string family, string protocol)
    {
        foreach (var pod in Cluster.Example.Pods)
        {
            var own = pod.Address(family);
            var replies = Cluster[pod.Name].Ask(40, protocol, ClusterIp("balanced", family), Port("balanced"));

            AssertAnswered(replies, "n1", "n2", "s1");

            // Only towards itself does a pod appear under another address, or it would answer itself directly.
            Assert.All(replies, reply => Assert.Equal(reply.Server != pod.Name, reply.Client == own));
        }
    }

    [PacketTheory]
    [MemberData(nameof(Both))]
    public void Cluster_ip_from_a_node_reaches_every_endpoint(string family, string protocol)
    {
        foreach (var node in Nodes)
        {
            AssertAnswered(Cluster[node.Name].Ask(40, protocol, ClusterIp("balanced", family), Port("balanced")), "n1", "n2", "s1");
        }
    }

    [PacketTheory]
    [MemberData(nameof(Both))]
    public void Cluster_ip_from_outside_reaches_every_endpoint_under_the_nodes_address(string family, string protocol)
    {
        var client = OtherClient(family);
        var replies = Outside.Ask(40, protocol, ClusterIp("balanced", family), Port("balanced"), client);

        AssertAnswered(replies, "n1", "n2", "s1");
        Assert.All(replies, reply => Assert.NotEqual(client, reply.Client));
    }

    [PacketTheory]
    [MemberData(nameof(Both))]
    public void A_pod_reaches_itself_through_its_service(string family, string protocol)
    {
        var reply = Cluster["n1"].Ask(protocol, ClusterIp("alone", family), Port("alone"));

        Assert.Equal((Reply.Answered, "n1"), (reply.Outcome, reply.Server));
        Assert.NotEqual(Cluster.Example.Pod("n1").Address(family), reply.Client);
    }

    [PacketTheory]
    [MemberData(nameof(Both))]
    public void Connections_are_spread_evenly(string family, string protocol)
    {
        var replies = Cluster["s1"].Ask(150, protocol, ClusterIp("balanced", family), Port("balanced"));

        // 50 each on average; less than 22 is five standard deviations away.
        AssertAnswered(replies, "n1", "n2", "s1");
        Assert.All(replies.CountBy(reply => reply.Server), server => Assert.InRange(server.Value, 22, 106));
    }

    [PacketTheory]
    [MemberData(nameof(Both))]
    public void Internal_local_policy_keeps_to_endpoints_of_the_clients_node(string family, string protocol)
    {
        var (address, port) = (ClusterIp("near", family), Port("near"));

        foreach (var client in (string[])["n1", "n2", "north"]) AssertAnswered(Cluster[client].Ask(20, protocol, address, port), "n1", "n2");
        foreach (var client in (string[])["s1", "south"]) AssertAnswered(Cluster[client].Ask(20, protocol, address, port), "s1");
    }

    [PacketTheory]
    [MemberData(nameof(Both))]
    public void Internal_local_policy_drops_where_no_endpoint_is(string family, string protocol)
    {
        var (address, port) = (ClusterIp("north-only", family), Port("north-only"));

        AssertAnswered(Cluster["n2"].Ask(5, protocol, address, port), "n1");
        AssertSilent(family, protocol, address, port, (Cluster["s1"], null), (Cluster["south"], null));
    }

    [PacketTheory]
    [MemberData(nameof(Both))]
    public void Another_port_of_a_cluster_ip_is_nobodys(string family, string protocol) =>
        AssertSilent(family, protocol, ClusterIp("balanced", family), 81, (Cluster["n1"], null), (Cluster["north"], null), (Outside, null));

    [PacketTheory]
    [InlineData("IPv4")]
    [InlineData("IPv6")]
    public void Nobody_answers_pings_to_a_cluster_ip(string family)
    {
        foreach (var client in (string[])["n1", "north"]) Assert.False(Cluster[client].Pings(ClusterIp("balanced", family), Silence));
    }

    [PacketTheory]
    [MemberData(nameof(Both))]
    public void A_service_without_endpoints_refuses_at_once(string family, string protocol)
    {
        var clients = Nodes.Select(node => Cluster[node.Name]).Append(Cluster["n1"]);
        var inside = clients.Select(client => Task.Run(() =>
            AssertRefusedAtOnce(family, protocol, client, ClusterIp("empty", family), Port("empty")))).ToArray();

        foreach (var node in Nodes) AssertRefusedAtOnce(family, protocol, Outside, NodeIp(node, family), NodePort("empty"));
        Task.WaitAll(inside);
    }

    [PacketTheory]
    [MemberData(nameof(Both))]
    public void A_client_keeps_its_endpoint_with_session_affinity(string family, string protocol)
    {
        var (address, port) = (ClusterIp("sticky", family), Port("sticky"));
        foreach (var client in (string[])["n1", "s1", "north"]) Assert.Single(ServersOf(Cluster[client].Ask(30, protocol, address, port)));

        var south = NodeIp("south", family);
        Assert.Single(ServersOf(Outside.Ask(30, protocol, south, NodePort("sticky"), OtherClient(family))));
    }

    [PacketTheory]
    [MemberData(nameof(Both))]
    public void Clients_are_spread_with_session_affinity(string family, string protocol)
    {
        var south = NodeIp("south", family);
        var servers = TwoNodeCluster.OtherClientsIn(family)
            .Select(client => Assert.Single(ServersOf(Outside.Ask(2, protocol, south, NodePort("sticky"), client))))
            .Distinct();

        // That a dozen clients meet the same one of three happens once in 180,000 times.
        Assert.True(servers.Count() > 1, "all clients have one endpoint");
    }

    private static IEnumerable<string> ServersOf(IReadOnlyList<Reply> replies)
    {
        Assert.All(replies, reply => Assert.Equal(Reply.Answered, reply.Outcome));
        return replies.Select(reply => reply.Server).Distinct();
    }
}
