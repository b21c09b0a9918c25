using Knetc.Kernel.Machine;
using Knetc.Kernel.Packets;

namespace Knetc.Kernel.PodNetwork;

/// <summary>What the pod network does with packets.</summary>
public sealed class PodNetworkTests
{
    [KernelTheory(KernelFeature.Veth, KernelFeature.Bridge, KernelFeature.BridgeNetfilter, KernelFeature.NfTables, KernelFeature.Vxlan)]
    [InlineData("backend: direct")]
    [InlineData("backend: vxlan")]
    public void Pods_reach_pods_nodes_services_and_the_outside(string podNetwork)
    {
        using var cluster = new PodCluster(podNetwork);
        cluster.ApplyAll();
        Assert.Empty(cluster.Unreachable());
        var peers = cluster.StartPeers();

        foreach (var family in (string[])["IPv4", "IPv6"])
        {
            string Address((string Name, string Node, string IPv4, string IPv6) pod) => family == "IPv4" ? pod.IPv4 : pod.IPv6;
            foreach (var from in PodCluster.Pods)
            {
                foreach (var to in PodCluster.Pods)
                {
                    var reply = peers[from.Name].Ask("tcp", Address(to), 8080);
                    Assert.Equal((Reply.Answered, to.Name, Address(from)), (reply.Outcome, reply.Server, reply.Client));
                }
            }

            // Outside nobody knows a way to pods, so they come with their node's address.
            var outside = peers["b1"].Ask("tcp", family == "IPv4" ? PodCluster.Client4 : PodCluster.Client6, 8080);
            Assert.Equal((Reply.Answered, family == "IPv4" ? "192.0.2.2" : "2001:db8::2"), (outside.Outcome, outside.Client));
        }

        // A node's own packets, and packets to a node.
        cluster["a"].Script("ping -q -c 1 -W 2 10.244.2.11\nping -q -c 1 -W 2 fd00:10:244:2::11").MustExitWith(0);
        cluster.Pod("a1").Script("ping -q -c 1 -W 2 192.0.2.3\nping -q -c 1 -W 2 2001:db8::3").MustExitWith(0);

        foreach (string node in (string[])["a", "b", "c"]) cluster.Apply(node, "proxy --force").MustExitWith(0);
        foreach (string service in (string[])["10.96.0.10", "fd00:10:96::a"])
        {
            var replies = peers["a1"].Ask(40, "tcp", service, 80);
            Assert.All(replies, reply => Assert.Equal(Reply.Answered, reply.Outcome));
            Assert.Equal(["a1", "a2", "b1", "c1"], replies.Select(reply => reply.Server).Distinct().Order(StringComparer.Ordinal));
            string own = service.Contains(':', StringComparison.Ordinal) ? "fd00:10:244::11" : "10.244.0.11";
            Assert.All(replies.Where(reply => reply.Server != "a1"), reply => Assert.Equal(own, reply.Client));
        }
    }

    [KernelFact(KernelFeature.Veth, KernelFeature.Bridge, KernelFeature.NfTables, KernelFeature.Vxlan)]
    public void Packets_in_an_overlay_are_as_large_as_its_mtu_and_leave_in_one_piece()
    {
        using var cluster = new PodCluster("backend: vxlan");
        cluster.ApplyAll();

        // 28 bytes are the headers of IP and ICMP.
        cluster.Pod("a1").Script($"ping -q -M do -s {1450 - 28} -c 1 -W 2 10.244.1.11").MustExitWith(0);
        Assert.NotEqual(0, cluster.Pod("a1").Script($"ping -q -M do -s {1451 - 28} -c 1 -W 2 10.244.1.11").ExitCode);
        Assert.DoesNotContain("warning: eth0", cluster.Apply("a").Error, StringComparison.Ordinal);
        cluster["a"].Script("ip link set eth0 mtu 1499").MustExitWith(0);
        Assert.Contains("warning: eth0 takes packets of 1499 bytes, and the overlay makes some of 1500", cluster.Apply("a").Error, StringComparison.Ordinal);
    }

    [KernelFact(KernelFeature.Veth, KernelFeature.Bridge, KernelFeature.NfTables, KernelFeature.Vxlan)]
    public void A_network_can_become_an_overlay_and_go_back()
    {
        using var cluster = new PodCluster();
        cluster.ApplyAll();
        string before = cluster["a"].State();

        cluster.Compile("backend: vxlan, vni: 42");
        cluster.ApplyAll();

        Assert.Empty(cluster.Unreachable());
        Assert.Contains("via 10.244.1.1 dev knetc.42", cluster["a"].State(), StringComparison.Ordinal);

        cluster.Compile("");
        cluster.ApplyAll();

        Assert.Empty(cluster.Unreachable());
        Assert.Equal(before, cluster["a"].State());
    }
}
