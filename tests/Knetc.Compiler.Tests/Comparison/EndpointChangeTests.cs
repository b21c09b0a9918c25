using Knetc.Binding;

namespace Knetc.Tests.Comparison;

/// <summary>Endpoints that come, go and move, and the nodes that use them. There are three nodes: a and b in zone x, c in zone y.</summary>
public class EndpointChangeTests
{
    private static readonly Endpoint OnA = ClusterBuilder.Ready("10.244.1.1", "a");
    private static readonly Endpoint OnB = ClusterBuilder.Ready("10.244.2.1", "b");
    private static readonly Endpoint OnC = ClusterBuilder.Ready("10.244.3.1", "c");

    private static readonly Func<ServiceSpec, ServiceSpec> External = spec => spec with { Type = "NodePort", ExternalTrafficPolicy = "Local" };
    private static readonly Func<ServiceSpec, ServiceSpec> Internal = spec => spec with { InternalTrafficPolicy = "Local" };
    private static readonly Func<ServiceSpec, ServiceSpec> Both = spec => External(Internal(spec));

    [Fact]
    public void Endpoints_of_policy_Cluster_come_and_go_on_all_nodes()
    {
        Assert.Equal(
            ["+ Service shop/web: 2 endpoints on all 3 nodes: 10.244.2.1:8080, 10.244.3.1:8080"],
            Report.Of(Cluster(null, OnA), Cluster(null, OnC, OnA, OnB)));
        Assert.Equal(
            ["- Service shop/web: 1 endpoint on all 3 nodes: 10.244.2.1:8080"],
            Report.Of(Cluster(null, OnA, OnB), Cluster(null, OnA)));
    }

    [Fact]
    public void The_last_endpoint_that_goes_leaves_traffic_refused() => Assert.Equal(
        [
            "- Service shop/web: 1 endpoint on all 3 nodes: 10.244.1.1:8080",
            "! Service shop/web: traffic to cluster IP 10.96.0.10:80 is now refused on all 3 nodes: there is no usable endpoint",
        ],
        Report.Of(Cluster(null, OnA), Cluster(null, OnA with { Ready = false })));

    [Fact]
    public void A_node_port_drops_where_its_only_local_endpoint_went() => Assert.Equal(
        [
            "- Service shop/web: 1 endpoint for the cluster IP on all 3 nodes: 10.244.2.1:8080",
            "- Service shop/web: 1 endpoint for external traffic on b: 10.244.2.1:8080",
            "! Service shop/web: external traffic to node port 30080 now drops on b: externalTrafficPolicy is Local and no usable endpoint runs there",
        ],
        Report.Of(Cluster(External, OnA, OnB), Cluster(External, OnA)));

    [Fact]
    public void A_node_port_no_longer_drops_where_an_endpoint_came() => Assert.Equal(
        [
            "+ Service shop/web: 2 endpoints for the cluster IP on all 3 nodes: 10.244.2.1:8080, 10.244.3.1:8080",
            "+ Service shop/web: 2 endpoints for external traffic, each on its own node: 10.244.2.1:8080, 10.244.3.1:8080",
            "~ Service shop/web: external traffic to node port 30080 no longer drops on b, c",
        ],
        Report.Of(Cluster(External, OnA), Cluster(External, OnA, OnB, OnC)));

    [Fact]
    public void Policy_Local_drops_on_nodes_without_endpoint()
    {
        Assert.Equal(
            [
                "~ Service shop/web: externalTrafficPolicy Cluster -> Local",
                "- Service shop/web: 1 endpoint for external traffic on b, c: 10.244.1.1:8080",
                "! Service shop/web: external traffic to node port 30080 now drops on b, c: externalTrafficPolicy is Local and no usable endpoint runs there",
            ],
            Report.Of(Cluster(spec => spec with { Type = "NodePort" }, OnA), Cluster(External, OnA)));
        Assert.Equal(
            [
                "~ Service shop/web: internalTrafficPolicy Cluster -> Local",
                "- Service shop/web: 1 endpoint on b, c: 10.244.1.1:8080",
                "! Service shop/web: traffic to cluster IP 10.96.0.10:80 now drops on b, c: internalTrafficPolicy is Local and no usable endpoint runs there",
            ],
            Report.Of(Cluster(null, OnA), Cluster(Internal, OnA)));
    }

    [Fact]
    public void Both_policies_Local_are_told_together_where_they_agree() => Assert.Equal(
        [
            "- Service shop/web: 1 endpoint for the cluster IP on b: 10.244.2.1:8080",
            "- Service shop/web: 1 endpoint for external traffic on b: 10.244.2.1:8080",
            "- Service shop/web: 1 endpoint for external addresses used on the node itself on all 3 nodes: 10.244.2.1:8080",
            "! Service shop/web: all traffic to 10.96.0.10:80, node port 30080 now drops on b: the traffic policy is Local and no usable endpoint runs there",
        ],
        Report.Of(Cluster(Both, OnA, OnB), Cluster(Both, OnA)));

    [Fact]
    public void Dropped_traffic_is_refused_once_no_endpoint_is_left_anywhere() => Assert.Equal(
        [
            "- Service shop/web: 1 endpoint on a: 10.244.1.1:8080",
            "! Service shop/web: traffic to cluster IP 10.96.0.10:80 is now refused on a: there is no usable endpoint",
            "! Service shop/web: traffic to cluster IP 10.96.0.10:80 is now refused instead of dropped on b, c: there is no usable endpoint",
        ],
        Report.Of(Cluster(Internal, OnA), Cluster(Internal, OnA with { Ready = false })));

    [Fact]
    public void A_new_node_port_tells_where_it_drops() => Assert.Equal(
        [
            "+ Service shop/web: node port 30080",
            "! Service shop/web: external traffic to node port 30080 drops on b, c: externalTrafficPolicy is Local and no usable endpoint runs there",
        ],
        Report.Of(Cluster(null, "80", OnA), Cluster(External, OnA)));

    [Fact]
    public void Hints_send_each_zone_to_its_own_endpoints()
    {
        Endpoint[] hinted = [OnA with { ForZones = ["x"] }, OnC with { ForZones = ["y"] }];
        Assert.Equal(
            [
                "- Service shop/web: 1 endpoint on a, b: 10.244.3.1:8080",
                "- Service shop/web: 1 endpoint on c: 10.244.1.1:8080",
            ],
            Report.Of(Cluster(null, OnA, OnC), Cluster(null, hinted)));
    }

    [Fact]
    public void A_target_port_is_one_change() => Assert.Equal(
        ["~ Service shop/web: 2 endpoints at port 9090 instead of 8080 on all 3 nodes: 10.244.1.1:8080, 10.244.2.1:8080 -> 10.244.1.1:9090, 10.244.2.1:9090"],
        Report.Of(Cluster(null, OnA, OnB), Cluster(null, "80", ":9090", OnA, OnB)));

    [Fact]
    public void Moving_to_another_node_matters_only_under_policy_Local()
    {
        Assert.Empty(Report.Of(Cluster(null, OnA), Cluster(null, OnA with { NodeName = "b" })));
        Assert.Equal(
            [
                "- Service shop/web: 1 endpoint on a: 10.244.1.1:8080",
                "+ Service shop/web: 1 endpoint on b: 10.244.1.1:8080",
                "~ Service shop/web: traffic to cluster IP 10.96.0.10:80 no longer drops on b",
                "! Service shop/web: traffic to cluster IP 10.96.0.10:80 now drops on a: internalTrafficPolicy is Local and no usable endpoint runs there",
            ],
            Report.Of(Cluster(Internal, OnA), Cluster(Internal, OnA with { NodeName = "b" })).Order(Comparer<string>.Create(BySign)));
    }

    [Fact]
    public void Spelling_of_an_address_means_nothing() => Assert.Empty(Report.Of(
        Nodes().Service("shop/web", "fd00:10:96::10", "80").Slice("shop/web", ":8080", ClusterBuilder.Ready("fd00:10:244::1", "a")),
        Nodes().Service("shop/web", "fd00:10:96::10", "80").Slice("shop/web", ":8080", ClusterBuilder.Ready("fd00:10:244:0::1", "a"))));

    private static int BySign(string left, string right) => "-+~!".IndexOf(left[0]).CompareTo("-+~!".IndexOf(right[0]));

    private static ClusterBuilder Nodes() => new ClusterBuilder { Version = new(1, 36) }
        .Node("a", ["192.168.10.11"], "x")
        .Node("b", ["192.168.10.12"], "x")
        .Node("c", ["192.168.10.13"], "y");

    private static ClusterBuilder Cluster(Func<ServiceSpec, ServiceSpec>? change, params Endpoint[] endpoints)
    {
        bool external = change?.Invoke(new ServiceSpec()).Type == "NodePort";
        return Cluster(change, external ? "80@30080" : "80", endpoints);
    }

    private static ClusterBuilder Cluster(Func<ServiceSpec, ServiceSpec>? change, string port, params Endpoint[] endpoints) =>
        Cluster(change, port, ":8080", endpoints);

    private static ClusterBuilder Cluster(Func<ServiceSpec, ServiceSpec>? change, string port, string target, params Endpoint[] endpoints) =>
        Nodes().Service("shop/web", "10.96.0.10", port, change).Slice("shop/web", target, endpoints);
}
