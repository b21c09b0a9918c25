using System.Net;

namespace Knetc.Kernel.Packets;

/// <content>Node ports.</content>
public abstract partial class PacketMatrix
{
    [PacketTheory]
    [MemberData(nameof(Both))]
    public void Node_ports_lead_to_every_endpoint_on_both_nodes(string family, string protocol)
    {
        var client = OtherClient(family);
        foreach (var node in Nodes)
        {
            var replies = Outside.Ask(40, protocol, NodeIp(node, family), NodePort("everywhere"), client);

            AssertAnswered(replies, "n1", "s1");
            Assert.All(replies, reply => Assert.NotEqual(client, reply.Client)); // or the answer would not come back this way
        }
    }

    [PacketTheory]
    [MemberData(nameof(Both))]
    public void Node_ports_serve_pods_and_nodes(string family, string protocol)
    {
        foreach (var node in Nodes)
        {
            foreach (var pod in (string[])["n1", "s1"])
            {
                AssertAnswered(Cluster[pod].Ask(30, protocol, NodeIp(node, family), NodePort("everywhere")), "n1", "s1");
            }

            foreach (var client in Nodes)
            {
                var source = client == node ? null : Cluster.ClientOf(client.Name, family);
                AssertAnswered(Cluster[client.Name].Ask(30, protocol, NodeIp(node, family), NodePort("everywhere"), source), "n1", "s1");
            }
        }
    }

    [PacketTheory]
    [MemberData(nameof(Both))]
    public void A_client_may_use_its_port_again_for_another_address_with_the_same_endpoint(string family, string protocol) =>
        Assert.Equal((Reply.Answered, "n1"), AskTwoAddressesFromOnePort(family, protocol));

    /// <summary>
    /// A pod in the south asks the north node, until the pod n1 there answers; then, from the same port, a cluster IP that has n1 alone. The
    /// south node translates this second connection, and the north node has but to pass it on.
    /// </summary>
    private protected (string Outcome, string Server) AskTwoAddressesFromOnePort(string family, string protocol)
    {
        var pod = Cluster.Example.Pod("s1");
        for (var port = 9000; ; port++)
        {
            var source = new IPEndPoint(IPAddress.Parse(pod.Address(family)), port).ToString();
            var first = Cluster["s1"].Ask(protocol, NodeIp("north", family), NodePort("everywhere"), source);
            Assert.Equal(Reply.Answered, first.Outcome);
            if (first.Server != "n1") continue;

            var second = Cluster["s1"].Ask(protocol, ClusterIp("alone", family), Port("alone"), source, 1000);
            return (second.Outcome, second.Server);
        }
    }

    /// <summary>Also on those that the Node object does not list, such as the bridge's.</summary>
    [PacketTheory]
    [MemberData(nameof(Both))]
    public void Node_ports_are_served_on_every_address_of_the_node(string family, string protocol)
    {
        foreach (var pod in (string[])["n1", "s1"])
        {
            AssertAnswered(Cluster[pod].Ask(30, protocol, BridgeIp(Cluster.Example.Pod(pod).Node, family), NodePort("everywhere")), "n1", "s1");
        }
    }

    [PacketTheory]
    [InlineData("tcp")]
    [InlineData("udp")]
    public void Node_ports_are_served_on_loopback_in_ipv4(string protocol)
    {
        foreach (var node in Nodes) AssertAnswered(Cluster[node.Name].Ask(30, protocol, "127.0.0.1", NodePort("everywhere")), "n1", "s1");
    }

    [PacketTheory]
    [InlineData("tcp")]
    [InlineData("udp")]
    public void Node_ports_are_not_served_on_loopback_in_ipv6(string protocol)
    {
        foreach (var node in Nodes) Assert.Equal(Reply.Refused, Cluster[node.Name].Ask(protocol, "::1", NodePort("everywhere")).Outcome);
    }

    [PacketTheory]
    [MemberData(nameof(Both))]
    public void External_local_policy_keeps_the_clients_address(string family, string protocol)
    {
        var client = OtherClient(family);
        foreach (var (address, port) in new[] { (NodeIp("north", family), NodePort("local")), (Vip("local", family), Port("local")) })
        {
            var replies = Outside.Ask(20, protocol, address, port, client);

            AssertAnswered(replies, "n1", "n2");
            Assert.All(replies, reply => Assert.Equal(client, reply.Client));
        }
    }

    [PacketTheory]
    [MemberData(nameof(Both))]
    public void External_local_policy_drops_where_no_endpoint_is(string family, string protocol) =>
        AssertSilent(family, protocol, NodeIp("south", family), NodePort("local"), (Outside, OtherClient(family)));

    [PacketTheory]
    [MemberData(nameof(Both))]
    public void External_local_policy_does_not_bind_pods(string family, string protocol)
    {
        AssertAnswered(Cluster["s1"].Ask(20, protocol, NodeIp("south", family), NodePort("local")), "n1", "n2");
        AssertAnswered(Cluster["s1"].Ask(20, protocol, Vip("local", family), Port("local")), "n1", "n2");
        AssertAnswered(Cluster["s1"].Ask(20, protocol, ClusterIp("local", family), Port("local")), "n1", "n2");
    }

    [PacketTheory]
    [MemberData(nameof(Both))]
    public void External_local_policy_does_not_bind_nodes(string family, string protocol)
    {
        AssertAnswered(Cluster["south"].Ask(20, protocol, NodeIp("south", family), NodePort("local")), "n1", "n2");
        AssertAnswered(Cluster["south"].Ask(20, protocol, Vip("local", family), Port("local")), "n1", "n2");
        AssertAnswered(Cluster["south"].Ask(20, protocol, ClusterIp("local", family), Port("local")), "n1", "n2");
    }
}
