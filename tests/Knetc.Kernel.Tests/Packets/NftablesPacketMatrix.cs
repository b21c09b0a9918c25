namespace Knetc.Kernel.Packets;

/// <summary>The packet matrix in nftables mode, whatever the layout: packets find no difference.</summary>
public abstract class NftablesPacketMatrix : PacketMatrix
{
    private protected NftablesPacketMatrix(Func<TwoNodeCluster> cluster)
        : base(cluster)
    {
    }

    [InsteadOf(nameof(Another_port_of_a_cluster_ip_is_nobodys))]
    [PacketTheory]
    [MemberData(nameof(Both))]
    public void Another_port_of_a_cluster_ip_is_refused(string family, string protocol)
    {
        foreach (var client in (string[])["n1", "north", "outside"])
        {
            AssertRefusedAtOnce(family, protocol, Cluster[client], ClusterIp("balanced", family), 81);
        }
    }

    [InsteadOf(nameof(Node_ports_are_served_on_loopback_in_ipv4))]
    [PacketTheory]
    [InlineData("tcp")]
    [InlineData("udp")]
    public void Node_ports_are_not_served_on_loopback_in_ipv4(string protocol)
    {
        foreach (var node in Nodes) Assert.Equal(Reply.Refused, Cluster[node.Name].Ask(protocol, "127.0.0.1", NodePort("everywhere")).Outcome);
    }

    // The gateway of the pods is an address of the node too.
    [InsteadOf(nameof(Node_ports_are_served_on_every_address_of_the_node))]
    [PacketTheory]
    [InlineData("10.244.1.1", "tcp")]
    [InlineData("fd00:10:244:1::1", "udp")]
    public void Node_ports_are_served_on_the_nodes_own_address_alone(string gateway, string protocol) =>
        Assert.Equal(Reply.Refused, Cluster["n1"].Ask(protocol, gateway, NodePort("everywhere")).Outcome);
}
