using Knetc.Binding;
using Knetc.Iptables;
using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Tests.Iptables;

/// <summary>The worked examples of the specification, rule for rule, and the numbers the reference logs about them.</summary>
public class WorkedExampleTests
{
    private static readonly Func<ServiceSpec, ServiceSpec> NodePort = spec => spec with { Type = "NodePort" };

    [Fact]
    public void Example_01_ClusterIP_with_three_endpoints() => Check("example-01", IpFamily.IPv4, new SyncCounts(6, 4, 8, 16), new ClusterBuilder()
        .Service("shop/web", "10.96.0.20", "http:80")
        .Slice("shop/web", "http:8080", Ready("10.244.1.5", "node-a"), Ready("10.244.2.7", "node-b"), Ready("10.244.2.8", "node-b")));

    [Fact]
    public void Example_02_NodePort() => Check("example-02", IpFamily.IPv4, new SyncCounts(6, 4, 8, 16), new ClusterBuilder()
        .Service("shop/web", "10.96.0.20", "80@30080", NodePort)
        .Slice("shop/web", "8080", Ready("10.244.1.5", "node-a"), Ready("10.244.2.7", "node-b")));

    [Fact]
    public void Example_03_LoadBalancer_with_source_ranges() => Check("example-03", IpFamily.IPv4, new SyncCounts(6, 5, 8, 18), new ClusterBuilder()
        .Service(
            "shop/web",
            "10.96.0.20",
            "http:80@30080",
            spec => spec with { Type = "LoadBalancer", LoadBalancerSourceRanges = ["203.0.113.0/24", "192.168.10.0/24"] },
            Vip("198.51.100.10"))
        .Slice("shop/web", "http:8080", Ready("10.244.1.5", "node-a")));

    [Fact]
    public void Example_04_External_policy_Local() => Check("example-04", IpFamily.IPv4, new SyncCounts(6, 8, 12, 30), new ClusterBuilder()
        .Service("shop/here", "10.96.0.30", "http:80@30081", LocalLoadBalancer(31000), Vip("198.51.100.11"))
        .Service("shop/there", "10.96.0.31", "http:80@30082", LocalLoadBalancer(31001), Vip("198.51.100.12"))
        .Slice("shop/here", "http:8080", Ready("10.244.1.5", "node-a"), Ready("10.244.2.7", "node-b"))
        .Slice("shop/there", "http:8080", Ready("10.244.2.9", "node-b")));

    [Fact]
    public void Example_05_Session_affinity() => Check("example-05", IpFamily.IPv4, new SyncCounts(6, 4, 7, 15), new ClusterBuilder()
        .Service("shop/web", "10.96.0.20", "http:80", spec => spec with
        {
            SessionAffinity = "ClientIP",
            SessionAffinityConfig = new SessionAffinityConfig(new ClientIPConfig(10800)),
        })
        .Slice("shop/web", "http:8080", Ready("10.244.1.5"), Ready("10.244.2.7")));

    [Fact]
    public void Example_06_External_addresses() => Check("example-06", IpFamily.IPv4, new SyncCounts(6, 4, 7, 13), new ClusterBuilder()
        .Service("shop/web", "10.96.0.20", "http:80", spec => spec with { ExternalIPs = ["203.0.113.50", "2001:db8::50"] })
        .Slice("shop/web", "http:8080", Ready("10.244.1.5")));

    [Fact]
    public void Example_07_No_endpoints() => Check("example-07", IpFamily.IPv4, new SyncCounts(6, 8, 4, 5), new ClusterBuilder()
        .Service(
            "shop/web",
            "10.96.0.20",
            "http:80@30080",
            spec => spec with { Type = "LoadBalancer", ExternalIPs = ["203.0.113.50"] },
            Vip("198.51.100.10")));

    [Fact]
    public void Example_08_Two_protocols_on_one_port() => Check("example-08", IpFamily.IPv4, new SyncCounts(6, 4, 8, 15), new ClusterBuilder()
        .Service("kube-system/kube-dns", "10.96.0.10", "dns:53/UDP dns-tcp:53/TCP")
        .Slice("kube-system/kube-dns", "dns:53/UDP dns-tcp:53/TCP", Ready("10.244.1.2")));

    [Fact]
    public void Example_09_Masquerade_all_without_detector() => Check("example-09", IpFamily.IPv4, new SyncCounts(5, 2, 8, 16), new ClusterBuilder()
        .Configure(proxy => proxy with
        {
            ClusterCIDR = "",
            NodePortAddresses = ["192.168.10.0/24"],
            Iptables = proxy.Iptables with { MasqueradeAll = true },
            Conntrack = proxy.Conntrack with { TcpBeLiberal = true },
        })
        .Service("shop/web", "10.96.0.20", "80@30080", NodePort)
        .Slice("shop/web", "8080", Ready("10.244.1.5", "node-a"), Ready("10.244.2.7", "node-b")));

    [Fact]
    public void Example_10_IPv6() => Check("example-10", IpFamily.IPv6, new SyncCounts(5, 3, 8, 16), new ClusterBuilder()
        .Configure(proxy => proxy with { ClusterCIDR = "fd00:10:244::/56" })
        .Service("shop/web", "fd00:10:96::20", "http:80@30080", NodePort)
        .Slice("shop/web", "http:8080", Ready("fd00:10:244:1::5", "node-a"), Ready("fd00:10:244:2::7")));

    private static Endpoint Ready(string address, string? node = null) => ClusterBuilder.Ready(address, node);

    private static Func<Service, Service> Vip(string address) =>
        service => service with { Ingress = [new LoadBalancerIngress(address, "", "VIP")] };

    private static Func<ServiceSpec, ServiceSpec> LocalLoadBalancer(int healthCheckNodePort) => spec => spec with
    {
        Type = "LoadBalancer",
        ExternalTrafficPolicy = "Local",
        HealthCheckNodePort = healthCheckNodePort,
    };

    private static void Check(string example, IpFamily family, SyncCounts counts, ClusterBuilder cluster)
    {
        var plan = cluster.PlanNode();
        var ruleSet = new IptablesBackend(plan.Cluster).Generate(plan, family);
        using var stream = typeof(WorkedExampleTests).Assembly.GetManifestResourceStream(example + ".restore")!;
        string expected = new StreamReader(stream).ReadToEnd();
        Assert.Equal(RestoreText.Parse(expected).ToString(), RestoreText.Of(ruleSet).ToString());
        Assert.Equal(counts, ruleSet.Counts);
    }
}
