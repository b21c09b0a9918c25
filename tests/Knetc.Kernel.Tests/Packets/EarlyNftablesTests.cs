using Knetc.Kernel.Machine;

namespace Knetc.Kernel.Packets;

/// <summary>What Kubernetes 1.30 did otherwise in nftables mode: it looked for missing endpoints before translation.</summary>
[KernelNeeds(KernelFeature.NfTables, KernelFeature.Veth, KernelFeature.Bridge, KernelFeature.BridgeNetfilter)]
public sealed class EarlyNftablesTests(ClusterFixture<EarlyNftablesTests> fixture) : IPacketMode, IClassFixture<ClusterFixture<EarlyNftablesTests>>
{
    public static IReadOnlyList<string> Options => ["--proxy-mode", "nftables", "--kube-version", "1.30"];

    [PacketTheory]
    [InlineData("IPv4")]
    [InlineData("IPv6")]
    public void External_local_policy_binds_the_node_itself(string family)
    {
        var service = fixture.Cluster.Example.Service("local");
        var address = TwoNodeCluster.AddressOf(service.Ingress.Select(ingress => ingress.IP), family);
        var port = service.Spec.Ports[0].Port;

        // No endpoint of the Service is on the node.
        Assert.Equal(Reply.Timeout, fixture.Cluster["south"].Ask("tcp", address, port, milliseconds: 300).Outcome);
        Assert.Equal(Reply.Answered, fixture.Cluster["s1"].Ask("tcp", address, port).Outcome);
    }
}
