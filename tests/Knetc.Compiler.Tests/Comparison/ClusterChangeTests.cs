using Knetc.Comparison;

namespace Knetc.Tests.Comparison;

/// <summary>Nodes, options, and how sets of nodes are told.</summary>
public class ClusterChangeTests
{
    [Fact]
    public void Nodes_come_and_go() => Assert.Equal(
        [
            "- Node b: b, addresses 192.168.10.2, pod range 10.244.2.0/24",
            "+ Node c: c, addresses 192.168.10.3, pod range none",
        ],
        Report.Of(
            new ClusterBuilder().Node("a", ["192.168.10.1"]).Node("b", ["192.168.10.2"], null, "10.244.2.0/24"),
            new ClusterBuilder().Node("a", ["192.168.10.1"]).Node("c", ["192.168.10.3"])));

    [Fact]
    public void Addresses_of_nodes_change() => Assert.Equal(
        [
            "~ Node a: a: addresses 192.168.10.1 -> 192.168.10.9",
            "~ Node a: a: pod range 10.244.1.0/24 -> 10.244.2.0/24",
        ],
        Report.Of(
            new ClusterBuilder().Node("a", ["192.168.10.1"], null, "10.244.1.0/24"),
            new ClusterBuilder().Node("a", ["192.168.10.9"], null, "10.244.2.0/24")));

    [Fact]
    public void Options_change() => Assert.Equal(
        [
            "~ Option kubeVersion: kubeVersion 1.30 -> 1.31",
            "~ Option clusterCIDR: clusterCIDR 10.244.0.0/16 -> 10.0.0.0/8",
            "~ Option masqueradeAll: masqueradeAll false -> true",
            "~ Option masqueradeBit: masqueradeBit 14 -> 15",
            "~ Option conntrack.tcpBeLiberal: conntrack.tcpBeLiberal false -> true",
        ],
        Report.Of(
            new ClusterBuilder(),
            new ClusterBuilder { Version = new(1, 31) }.Configure(proxy => proxy with
            {
                ClusterCIDR = "10.0.0.0/8",
                Iptables = proxy.Iptables with { MasqueradeAll = true, MasqueradeBit = 15 },
                Conntrack = proxy.Conntrack with { TcpBeLiberal = true },
            })));

    [Fact]
    public void Many_nodes_are_counted()
    {
        var changes = ClusterComparison.Compare(Large(null).Plan(), Large("x").Plan(), []);
        var change = Assert.Single(changes);
        Assert.Equal("1 endpoint on 5 of 6 nodes (n1, n2, n3, …): 10.244.0.2:80", change.Message);
        Assert.Equal(["n1", "n2", "n3", "n4", "n5"], change.Nodes!.Value.AsEnumerable());
    }

    [Fact]
    public void Only_selected_nodes_are_compared() =>
        Assert.Equal("1 endpoint on n2: 10.244.0.2:80", Assert.Single(ClusterComparison.Compare(Large(null).Plan(), Large("x").Plan(), ["n2"])).Message);

    [Fact]
    public void Without_common_nodes_endpoints_are_compared_all_the_same() => Assert.Equal(
        [
            "- Node a: a, addresses 192.168.10.1, pod range none",
            "+ Node b: b, addresses 192.168.10.1, pod range none",
            "- Service shop/web: 1 endpoint: 10.244.0.1:80",
            "! Service shop/web: traffic to cluster IP 10.96.0.10:80 is now refused: there is no usable endpoint",
        ],
        Report.Of(
            new ClusterBuilder().Node("a", ["192.168.10.1"]).Service("shop/web", "10.96.0.10", "80").Slice("shop/web", ":80", ClusterBuilder.Ready("10.244.0.1")),
            new ClusterBuilder().Node("b", ["192.168.10.1"]).Service("shop/web", "10.96.0.10", "80")));

    [Fact]
    public void Services_are_in_order_of_name_and_families_apart() => Assert.Equal(
        [
            "+ Service a/web: port 80/TCP at 10.96.0.10, 1 endpoint",
            "+ Service a/web: port 80/TCP at fd00:10:96::10, 0 endpoints",
            "! Service a/web: traffic to cluster IP [fd00:10:96::10]:80 is refused on n: there is no usable endpoint",
            "- Service b/web: port 80/TCP at 10.96.0.11, 1 endpoint",
        ],
        Report.Of(
            new ClusterBuilder().Node("n", ["192.168.10.1"]).Service("b/web", "10.96.0.11", "80").Slice("b/web", ":80", ClusterBuilder.Ready("10.244.0.1")),
            new ClusterBuilder().Node("n", ["192.168.10.1"])
                .Service("a/web", "10.96.0.10", "80", spec => spec with { ClusterIPs = ["10.96.0.10", "fd00:10:96::10"], IPFamilies = ["IPv4", "IPv6"] })
                .Slice("a/web", ":80", ClusterBuilder.Ready("10.244.0.1"))));

    /// <summary>Six nodes, the last in another zone; hints may keep one endpoint from the others.</summary>
    private static ClusterBuilder Large(string? zone)
    {
        var builder = new ClusterBuilder { Version = new(1, 36) };
        for (int i = 1; i <= 6; i++) builder.Node($"n{i}", [$"192.168.10.{i}"], i == 6 ? "y" : "x");
        string[] first = zone is null ? [] : ["x", "y"];
        string[] second = zone is null ? [] : ["y"];
        return builder
            .Service("shop/web", "10.96.0.10", "80")
            .Slice("shop/web", ":80", ClusterBuilder.Ready("10.244.0.1", null, first), ClusterBuilder.Ready("10.244.0.2", null, second));
    }
}
