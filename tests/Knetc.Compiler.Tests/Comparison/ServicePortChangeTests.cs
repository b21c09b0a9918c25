using Knetc.Binding;

namespace Knetc.Tests.Comparison;

/// <summary>Changes of service ports themselves. The cluster has two nodes, with an endpoint on the first.</summary>
public class ServicePortChangeTests
{
    private static readonly Func<ServiceSpec, ServiceSpec> Public = spec => spec with { Type = "LoadBalancer" };

    [Fact]
    public void Equal_clusters_have_no_changes() => Assert.Empty(Report.Of(Cluster("http:80@30080", Public), Cluster("http:80@30080", Public)));

    [Fact]
    public void A_port_that_comes_tells_its_addresses() => Assert.Equal(
        ["+ Service shop/web: port tls (443/TCP) at 10.96.0.10, node port 30443, 1 endpoint"],
        Report.Of(Cluster("http:80@30080", Public), Cluster("http:80@30080 tls:443@30443", Public, "http:8080 tls:8443")));

    [Fact]
    public void A_port_that_goes_tells_its_addresses() => Assert.Equal(
        ["- Service shop/web: port tls (443/TCP) at 10.96.0.10, 0 endpoints"],
        Report.Of(Cluster("http:80 tls:443"), Cluster("http:80")));

    [Fact]
    public void A_new_port_without_endpoints_is_refused() => Assert.Equal(
        [
            "+ Service shop/web: port tls (443/TCP) at 10.96.0.10, 0 endpoints",
            "! Service shop/web: traffic to cluster IP 10.96.0.10:443 is refused on all 2 nodes: there is no usable endpoint",
        ],
        Report.Of(Cluster("http:80"), Cluster("http:80 tls:443")));

    [Fact]
    public void A_port_with_another_name_is_the_same_port() => Assert.Equal(
        ["~ Service shop/web: port http is now called web"],
        Report.Of(Cluster("http:80", null, "http:8080"), Cluster("web:80", null, "web:8080")));

    [Fact]
    public void Numbers_change() => Assert.Equal(
        [
            "~ Service shop/web: health check node port 32000 -> 32001",
            "~ Service shop/web: http: port number 80 -> 81",
            "~ Service shop/web: http: node port 30080 -> 30081",
        ],
        Report.Of(
            Cluster("http:80@30080", spec => spec with { Type = "LoadBalancer", ExternalTrafficPolicy = "Local", HealthCheckNodePort = 32000 }),
            Cluster("http:81@30081", spec => spec with { Type = "LoadBalancer", ExternalTrafficPolicy = "Local", HealthCheckNodePort = 32001 })));

    [Fact]
    public void A_node_port_comes_or_goes()
    {
        var without = Cluster("http:80");
        var with = Cluster("http:80@30080", spec => spec with { Type = "NodePort" });
        Assert.Equal(["+ Service shop/web: http: node port 30080"], Report.Of(without, with));
        Assert.Equal(["- Service shop/web: http: node port 30080"], Report.Of(with, without));
    }

    [Fact]
    public void A_cluster_IP_is_told_once_for_all_ports() => Assert.Equal(
        ["~ Service shop/web: cluster IP 10.96.0.10 -> 10.96.0.11"],
        Report.Of(
            Cluster("http:80 tls:443", null, "http:8080 tls:8443"),
            Cluster("http:80 tls:443", spec => spec with { ClusterIP = "10.96.0.11", ClusterIPs = ["10.96.0.11"] }, "http:8080 tls:8443")));

    [Fact]
    public void External_addresses_change() => Assert.Equal(
        [
            "+ Service shop/web: external IP 192.0.2.1",
            "~ Service shop/web: load balancer IP 198.51.100.1 -> 198.51.100.2",
        ],
        Report.Of(
            Cluster("http:80@30080", Public, status: Ingress("198.51.100.1")),
            Cluster("http:80@30080", spec => Public(spec) with { ExternalIPs = ["192.0.2.1"] }, status: Ingress("198.51.100.2"))));

    [Fact]
    public void Order_of_addresses_and_ranges_means_nothing() => Assert.Empty(Report.Of(
        Cluster("http:80@30080", spec => Ranges(spec, "10.0.0.0/8", "192.0.2.0/24") with { ExternalIPs = ["192.0.2.1", "192.0.2.2"] }, status: Ingress("198.51.100.1")),
        Cluster("http:80@30080", spec => Ranges(spec, "192.0.2.0/24", "10.0.0.0/8") with { ExternalIPs = ["192.0.2.2", "192.0.2.1"] }, status: Ingress("198.51.100.1"))));

    [Fact]
    public void Source_ranges_change() => Assert.Equal(
        ["~ Service shop/web: load balancer lets in 192.0.2.0/24 instead of everyone"],
        Report.Of(
            Cluster("http:80@30080", Public, status: Ingress("198.51.100.1")),
            Cluster("http:80@30080", spec => Ranges(spec, "192.0.2.0/24"), status: Ingress("198.51.100.1"))));

    [Fact]
    public void Session_affinity_changes() => Assert.Equal(
        ["~ Service shop/web: session affinity None -> ClientIP (10800 s)"],
        Report.Of(Cluster("http:80"), Cluster("http:80", spec => spec with { SessionAffinity = "ClientIP" })));

    [Fact]
    public void Settings_without_effect_are_no_changes()
    {
        // No load balancer IP to guard, no external address for the policy, no endpoint to stay with.
        Assert.Empty(Report.Of(Cluster("http:80@30080", Public), Cluster("http:80@30080", spec => Ranges(spec, "192.0.2.0/24"))));
        Assert.Empty(Report.Of(Cluster("http:80"), Cluster("http:80", spec => spec with { ExternalTrafficPolicy = "Local" })));
        Assert.Empty(Report.Of(
            Cluster("http:80", endpoints: "other:8080"),
            Cluster("http:80", spec => spec with { SessionAffinity = "ClientIP", InternalTrafficPolicy = "Local" }, "other:8080")));
    }

    private static ServiceSpec Ranges(ServiceSpec spec, params string[] ranges) => Public(spec) with { LoadBalancerSourceRanges = [.. ranges] };

    private static Func<Service, Service> Ingress(string address) => service => service with { Ingress = [new LoadBalancerIngress(address, "", null)] };

    private static ClusterBuilder Cluster(
        string ports, Func<ServiceSpec, ServiceSpec>? change = null, string endpoints = "http:8080", Func<Service, Service>? status = null) =>
        new ClusterBuilder()
            .Node("node-a", ["192.168.10.11"])
            .Node("node-b", ["192.168.10.12"])
            .Service("shop/web", "10.96.0.10", ports, change, status)
            .Slice("shop/web", endpoints, ClusterBuilder.Ready("10.244.1.1", "node-a"));
}
