using Knetc.Kernel.Machine;

namespace Knetc.Kernel.Packets;

/// <summary>The packet matrix in ipvs mode, with the real IPVS of a kernel that has it.</summary>
[KernelNeeds(KernelFeature.Ipvs)]
public sealed class IpvsPacketTests(ClusterFixture<IpvsPacketTests> fixture)
    : PacketMatrix(() => fixture.Cluster), IPacketMode, IClassFixture<ClusterFixture<IpvsPacketTests>>
{
    public static IReadOnlyList<string> Options => ["--proxy-mode", "ipvs"];

    public static IMachine Boot() => new UserModeLinux();

    [PacketTheory]
    [InsteadOf(nameof(Another_port_of_a_cluster_ip_is_nobodys))]
    [MemberData(nameof(Both))]
    public void Another_port_of_a_cluster_ip_is_refused(string family, string protocol)
    {
        foreach (var client in (string[])["n1", "north", "outside"])
        {
            AssertRefusedAtOnce(family, protocol, Cluster[client], ClusterIp("balanced", family), 81);
        }
    }

    [PacketTheory]
    [InsteadOf(nameof(Node_ports_are_served_on_every_address_of_the_node))]
    [MemberData(nameof(Both))]
    public void Node_ports_are_served_on_addresses_of_the_node_object_only(string family, string protocol)
    {
        foreach (var pod in (string[])["n1", "s1"])
        {
            var bridge = BridgeIp(Cluster.Example.Pod(pod).Node, family);
            Assert.Equal(Reply.Refused, Cluster[pod].Ask(protocol, bridge, NodePort("everywhere")).Outcome);
        }
    }

    [PacketTheory]
    [InsteadOf(nameof(Node_ports_are_served_on_loopback_in_ipv4))]
    [InlineData("tcp")]
    [InlineData("udp")]
    public void Node_ports_are_not_served_on_loopback_in_ipv4_either(string protocol)
    {
        foreach (var node in Nodes) Assert.Equal(Reply.Refused, Cluster[node.Name].Ask(protocol, "127.0.0.1", NodePort("everywhere")).Outcome);
    }

    [PacketTheory]
    [InsteadOf(nameof(Internal_local_policy_drops_where_no_endpoint_is))]
    [MemberData(nameof(Both))]
    public void Internal_local_policy_refuses_where_no_endpoint_is(string family, string protocol)
    {
        var (address, port) = (ClusterIp("north-only", family), Port("north-only"));

        AssertAnswered(Cluster["n2"].Ask(5, protocol, address, port), "n1");
        foreach (var client in (string[])["s1", "south"]) AssertRefusedAtOnce(family, protocol, Cluster[client], address, port);
    }

    /// <summary>
    /// The kernel uses the balancer's address as the source, since the node has it, and nothing masquerades; so the answer of
    /// an endpoint on another node stays there.
    /// </summary>
    [PacketTheory]
    [InsteadOf(nameof(External_local_policy_does_not_bind_nodes))]
    [MemberData(nameof(Both))]
    public void External_local_policy_binds_a_node_at_balancer_addresses(string family, string protocol)
    {
        AssertAnswered(Cluster["south"].Ask(20, protocol, NodeIp("south", family), NodePort("local")), "n1", "n2");
        AssertAnswered(Cluster["south"].Ask(20, protocol, ClusterIp("local", family), Port("local")), "n1", "n2");
        AssertAnswered(Cluster["north"].Ask(20, protocol, Vip("local", family), Port("local")), "n1", "n2");
        AssertSilent(family, protocol, Vip("local", family), Port("local"), (Cluster["south"], null));
    }

    /// <summary>The endpoint answers past the node that the client asked, so the client hears nothing.</summary>
    [PacketTheory]
    [InsteadOf(nameof(External_local_policy_drops_where_no_endpoint_is))]
    [MemberData(nameof(Both))]
    public void External_local_policy_sends_to_other_nodes_where_no_endpoint_is(string family, string protocol)
    {
        var address = NodeIp("south", family);

        AssertSilent(family, protocol, address, NodePort("local"), (Outside, OtherClient(family)));

        var connections = Cluster.PlaceOf("south").Script("ipvsadm -L -n -c").MustExitWith(0).Out.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(connections, words =>
            words.Length == 6 && words[0].Equals(protocol, StringComparison.OrdinalIgnoreCase) &&
            words[3].Contains(OtherClient(family), StringComparison.Ordinal) &&
            words[4].Contains(address, StringComparison.Ordinal) && words[4].EndsWith($":{NodePort("local")}", StringComparison.Ordinal) &&
            words[5].EndsWith(":8080", StringComparison.Ordinal));
    }

    /// <summary>
    /// IPVS on the endpoint's node knows client, port and endpoint from the first connection, and answers in the name of the first address for
    /// as long as it remembers: two minutes after the end with TCP, five with UDP.
    /// </summary>
    [PacketTheory]
    [InsteadOf(nameof(A_client_may_use_its_port_again_for_another_address_with_the_same_endpoint))]
    [MemberData(nameof(Both))]
    public void A_client_that_uses_its_port_again_for_another_address_with_the_same_endpoint_hears_nothing(string family, string protocol) =>
        Assert.Equal((Reply.Timeout, ""), AskTwoAddressesFromOnePort(family, protocol));

    /// <summary>The kernel cannot store such a range; the node itself is let in by another set.</summary>
    [PacketTheory]
    [InsteadOf(nameof(A_source_range_of_length_0_lets_in_everybody))]
    [MemberData(nameof(Both))]
    public void A_source_range_of_length_0_lets_in_nobody_but_the_node(string family, string protocol)
    {
        var (address, port) = (Vip("open", family), Port("open"));

        AssertSilent(family, protocol, address, port, (Outside, OtherClient(family)), (Cluster["s1"], null));
        AssertAnswered(Cluster["south"].Ask(30, protocol, address, port), "n1", "s1");
    }
}
