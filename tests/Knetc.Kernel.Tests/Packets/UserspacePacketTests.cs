using Knetc.Kernel.Machine;

namespace Knetc.Kernel.Packets;

/// <summary>The packet matrix in userspace mode, with nginx on the nodes, and what is different there.</summary>
[KernelNeeds(KernelFeature.NfTables, KernelFeature.Veth, KernelFeature.Bridge, KernelFeature.BridgeNetfilter, KernelFeature.Nginx)]
public sealed class UserspacePacketTests(ClusterFixture<UserspacePacketTests> fixture)
    : PacketMatrix(() => fixture.Cluster), IPacketMode, IClassFixture<ClusterFixture<UserspacePacketTests>>
{
    public static IReadOnlyList<string> Options => ["--proxy-mode", "userspace"];

    public static IReadOnlyList<string> Families => ["IPv4"];

    public static IDisposable? Start(NetworkNamespace node, string folder) => new Nginx(node, Path.Combine(folder, "nginx-stream.conf"));

    [PacketTheory]
    [InlineData("tcp")]
    [InlineData("udp")]
    public void Only_the_nodes_primary_family_is_served(string protocol) => AssertSilent(
        "IPv6", protocol, ClusterIp("balanced", "IPv6"), Port("balanced"), (Cluster["n1"], null), (Cluster["north"], null));

    [PacketTheory]
    [InsteadOf(nameof(Cluster_ip_from_a_pod_reaches_every_endpoint_with_the_pods_address))]
    [MemberData(nameof(Both))]
    public void Cluster_ip_from_a_pod_reaches_every_endpoint_with_the_nodes_address(string family, string protocol)
    {
        foreach (var pod in Cluster.Example.Pods)
        {
            var replies = Cluster[pod.Name].Ask(12, protocol, ClusterIp("balanced", family), Port("balanced"));

            AssertAnswered(replies, "n1", "n2", "s1");
            var node = Cluster.Example.Node(pod.Node);
            string[] nodeAddresses = [NodeIp(node, family), Gateway(node.PodCIDRs[0])];
            Assert.All(replies, reply => Assert.Contains(reply.Client, nodeAddresses));
        }
    }

    [PacketTheory]
    [InsteadOf(nameof(Connections_are_spread_evenly))]
    [MemberData(nameof(Both))]
    public void Connections_take_turns(string family, string protocol)
    {
        var servers = Cluster["s1"].Ask(9, protocol, ClusterIp("balanced", family), Port("balanced")).Select(reply => reply.Server).ToList();

        Assert.Equal(3, servers.Distinct().Count());
        Assert.Equal(servers[..3], servers[3..6]);
        Assert.Equal(servers[..3], servers[6..9]);
    }

    [PacketTheory]
    [InsteadOf(nameof(Internal_local_policy_keeps_to_endpoints_of_the_clients_node))]
    [InsteadOf(nameof(Internal_local_policy_drops_where_no_endpoint_is))]
    [MemberData(nameof(Both))]
    public void Internal_local_policy_has_no_effect(string family, string protocol)
    {
        AssertAnswered(Cluster["n1"].Ask(12, protocol, ClusterIp("near", family), Port("near")), "n1", "n2", "s1");
        AssertAnswered(Cluster["s1"].Ask(3, protocol, ClusterIp("north-only", family), Port("north-only")), "n1");
    }

    [PacketTheory]
    [InsteadOf(nameof(External_local_policy_keeps_the_clients_address))]
    [InsteadOf(nameof(External_local_policy_drops_where_no_endpoint_is))]
    [MemberData(nameof(Both))]
    public void External_local_policy_has_no_effect(string family, string protocol)
    {
        var client = OtherClient(family);
        foreach (var address in (string[])[NodeIp("north", family), NodeIp("south", family)])
        {
            var replies = Outside.Ask(12, protocol, address, NodePort("local"), client);

            AssertAnswered(replies, "n1", "n2");
            Assert.All(replies, reply => Assert.NotEqual(client, reply.Client));
        }
    }

    [PacketTheory]
    [InsteadOf(nameof(Source_ranges_keep_out_all_others))]
    [MemberData(nameof(Both))]
    public void Source_ranges_have_no_effect(string family, string protocol) =>
        AssertAnswered(Outside.Ask(6, protocol, Vip("ranged", family), Port("ranged"), OtherClient(family)), "n1", "s1");

    [PacketTheory]
    [InsteadOf(nameof(External_ips_lead_to_every_endpoint))]
    [MemberData(nameof(Both))]
    public void External_ips_lead_to_every_endpoint_but_not_for_pods_and_nodes(string family, string protocol)
    {
        var (address, port) = (ExternalIp("routed", family), Port("routed"));

        AssertAnswered(Outside.Ask(6, protocol, address, port, OtherClient(family)), "n1", "s1");

        // The rules want packets that did not come in by a bridge, or an address of the node itself.
        AssertSilent(family, protocol, address, port, (Cluster["n1"], null), (Cluster["south"], null));
    }

    [PacketTheory]
    [InsteadOf(nameof(A_service_without_endpoints_refuses_at_once))]
    [MemberData(nameof(Both))]
    public void A_service_without_endpoints_takes_a_connection_and_closes_it(string family, string protocol)
    {
        if (protocol == "udp")
        {
            AssertSilent(family, protocol, ClusterIp("empty", family), Port("empty"), (Cluster["n1"], null), (Cluster["north"], null));
            return;
        }

        foreach (var client in (string[])["n1", "north"])
        {
            var reply = Cluster[client].Ask(protocol, ClusterIp("empty", family), Port("empty"));
            Assert.Equal((Reply.Answered, ""), (reply.Outcome, reply.Server));
        }
    }

    private static string Gateway(string range) => range[..range.LastIndexOf('.')] + ".1";
}
