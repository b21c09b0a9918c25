using Knetc.Binding;
using Knetc.Net;
using Knetc.Planning;
using Knetc.Schema;

namespace Knetc.Tests.Planning;

public class NodeTests
{
    [Theory]
    [InlineData("", "0.0.0.0", IpFamily.IPv4, "127.0.0.1", "::1")]
    [InlineData("InternalIP 192.0.2.1", "0.0.0.0", IpFamily.IPv4, "192.0.2.1", "::1")]
    [InlineData("ExternalIP 203.0.113.1,InternalIP 2001:db8::1", "::", IpFamily.IPv6, "203.0.113.1", "2001:db8::1")]
    [InlineData("InternalIP 192.0.2.1,InternalIP 192.0.2.2,Hostname node,InternalIP 2001:db8::1", "", IpFamily.IPv4, "192.0.2.1", "2001:db8::1")]
    [InlineData("InternalIP 192.0.2.1", "2001:db8::9", IpFamily.IPv6, "192.0.2.1", "2001:db8::9")]
    [InlineData("InternalIP bad", "192.0.2.9", IpFamily.IPv4, "192.0.2.9", "::1")]
    public void Node_addresses(string reported, string bind, IpFamily primary, string ipv4, string ipv6)
    {
        var node = new Node(ClusterBuilder.Manifest("Node", "", "n"), new ObjectMeta { Name = "n" })
        {
            Addresses = [.. reported.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(a => new NodeAddress(a.Split(' ')[0], a.Split(' ')[1]))],
        };
        var addresses = NodeAddresses.Create(node, bind);
        Assert.Equal(primary, addresses.PrimaryFamily);
        Assert.Equal(ipv4, addresses.IPv4.ToString());
        Assert.Equal(ipv6, addresses.IPv6.ToString());
    }

    [Theory]
    [InlineData("", 30, true, true, "")]
    [InlineData("192.0.2.0/24", 30, false, false, "192.0.2.1")]
    [InlineData("192.0.2.0/24 0.0.0.0/0", 30, true, true, "")]
    [InlineData("10.0.0.0/0", 30, false, true, "127.0.0.1 192.0.2.1")]
    [InlineData("127.0.0.0/8", 30, false, true, "127.0.0.1")]
    [InlineData("127.0.0.1/32", 30, false, true, "127.0.0.1")]
    [InlineData("2001:db8::/64", 30, true, true, "")]
    [InlineData("198.18.0.0/15", 30, false, false, "")]
    [InlineData("primary", 31, false, false, "192.0.2.1")]
    public void Node_port_addresses(string networks, int minor, bool all, bool loopback, string selected)
    {
        var plan = new ClusterBuilder { Version = new KubeVersion(1, minor) }
            .Node("node-a", ["192.0.2.1", "2001:db8::1"])
            .Configure(proxy => proxy with { NodePortAddresses = [.. networks.Split(' ', StringSplitOptions.RemoveEmptyEntries)] })
            .PlanNode();
        var addresses = plan.IPv4.NodePortAddresses;
        Assert.Equal(all, addresses.MatchAll);
        Assert.Equal(loopback, addresses.ContainsIPv4Loopback);
        Assert.Equal(selected, string.Join(' ', addresses.Selected));
    }

    [Theory]
    [InlineData("", "10.244.0.0/16,fd00:10:244::7/48", LocalDetectorKind.Network, "10.244.0.0/16", "fd00:10:244::/48")]
    [InlineData("ClusterCIDR", "fd00:10:244::/48", LocalDetectorKind.None, "", "fd00:10:244::/48")]
    [InlineData("NodeCIDR", "", LocalDetectorKind.Network, "10.244.1.0/24", "fd00:10:244:1::/64")]
    [InlineData("BridgeInterface", "", LocalDetectorKind.Interface, "cni0", "cni0")]
    [InlineData("InterfaceNamePrefix", "", LocalDetectorKind.InterfacePrefix, "veth", "veth")]
    public void Detectors(string mode, string clusterCidr, LocalDetectorKind kind, string ipv4, string ipv6)
    {
        var plan = new ClusterBuilder()
            .Node("node-a", ["192.0.2.1"], null, "10.244.1.9/24", "fd00:10:244:1::/64")
            .Configure(proxy => proxy with
            {
                DetectLocalMode = mode,
                ClusterCIDR = clusterCidr,
                BridgeInterface = "cni0",
                InterfaceNamePrefix = "veth",
            })
            .PlanNode();
        Assert.Equal(kind, plan.IPv4.Detector.Kind);
        Assert.Equal(ipv4, Value(plan.IPv4.Detector));
        Assert.Equal(ipv6, Value(plan.IPv6.Detector));
    }

    [Fact]
    public void Marks_come_from_the_section_of_the_back_end()
    {
        var plan = new ClusterBuilder().Configure(proxy => proxy with { Iptables = proxy.Iptables with { MasqueradeBit = 31 } }).Plan();
        Assert.Equal(0x80000000, plan.MasqueradeMark);
        Assert.Equal(0x4000u, new ClusterBuilder().Plan().MasqueradeMark);
    }

    private static string Value(LocalDetector detector) => detector.Kind switch
    {
        LocalDetectorKind.None => "",
        LocalDetectorKind.Network => detector.Network.ToString(),
        _ => detector.Interface,
    };
}
