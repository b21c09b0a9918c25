using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Nftables;
using Knetc.Options;
using Knetc.Schema;
using static Knetc.Tests.ClusterBuilder;

namespace Knetc.Tests.Nftables;

/// <summary>What the captures do not show.</summary>
public class NftablesRuleSetTests
{
    private const string Shared = "203.0.113.9";

    [Fact]
    public void From_1_33_on_only_source_ranges_are_looked_at_before_translation()
    {
        var table = Generate(Cluster(33).Service("shop/web", "10.96.0.20", "http:80").Slice("shop/web", "http:8080", Ready("10.244.1.5")));

        Assert.Equal(
            [
                "filter-forward 0", "filter-input 0", "filter-output 0", "filter-output-pre-dnat -110", "filter-prerouting-pre-dnat -110",
                "nat-output -100", "nat-postrouting 100", "nat-prerouting -100",
            ],
            table.Chains.Where(chain => chain.Hook is not null).Select(chain => $"{chain.Name} {chain.Hook!.Priority}").Order(StringComparer.Ordinal));
        Assert.Equal(["ct state new jump firewall-check"], Rules(table, "filter-prerouting-pre-dnat"));
        Assert.Equal(["ct state new jump firewall-check"], Rules(table, "filter-output-pre-dnat"));
        Assert.Equal(["ct state new jump nodeport-endpoints-check", "ct state new jump service-endpoints-check"], Rules(table, "filter-input"));
        Assert.Equal(["ct state new jump service-endpoints-check", "ct state new jump cluster-ips-check"], Rules(table, "filter-forward"));
        Assert.Equal(["ct state new jump service-endpoints-check", "ct state new jump cluster-ips-check"], Rules(table, "filter-output"));
        Assert.Equal("ip daddr 10.96.0.20 ip saddr != 10.244.0.0/16 jump mark-for-masquerade", FirstRule(table, "service-"));
    }

    [Theory]
    [InlineData(30, false, "")]
    [InlineData(30, true, "ip daddr { 10.96.0.0/12 } drop comment \"Drop traffic to unallocated ClusterIPs\"")]
    [InlineData(32, false, "")]
    [InlineData(33, false, "ip daddr { 10.96.0.0/12 } drop comment \"Drop traffic to unallocated ClusterIPs\"")]
    public void Cluster_ips_of_nobody_are_dropped_where_the_ranges_are_known(int minor, bool hasGate, string expected)
    {
        var cluster = Cluster(minor);
        if (hasGate) cluster.Configure(proxy => proxy with { FeatureGates = [KeyValuePair.Create("MultiCIDRServiceAllocator", true)] });

        Assert.Equal(
            ["ip daddr @cluster-ips reject comment \"Reject traffic to invalid ports of ClusterIPs\"", .. expected.Length == 0 ? (string[])[] : [expected]],
            Rules(Generate(cluster), "cluster-ips-check"));
    }

    [Theory]
    [InlineData("BridgeInterface", "iifname != \"cni0\"", "iifname \"cni0\"")]
    [InlineData("InterfaceNamePrefix", "iifname != \"veth*\"", "iifname \"veth*\"")]
    public void Interfaces_are_matched_by_name(string mode, string notLocal, string local)
    {
        var cluster = Cluster(30)
            .Configure(proxy => proxy with { DetectLocalMode = mode, BridgeInterface = "cni0", InterfaceNamePrefix = "veth" })
            .Service("shop/web", "10.96.0.20", "http:80@30080", spec => spec with { Type = "NodePort", ExternalTrafficPolicy = "Local" })
            .Slice("shop/web", "http:8080", Ready("10.244.1.5"));
        var table = Generate(cluster);

        Assert.Equal($"ip daddr 10.96.0.20 tcp dport 80 {notLocal} jump mark-for-masquerade", FirstRule(table, "service-"));
        Assert.StartsWith($"{local} goto service-", FirstRule(table, "external-"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_of_two_Services_keeps_a_shared_address()
    {
        var cluster = Cluster(30)
            .Service("shop/b", "10.96.0.21", "http:80", spec => spec with { ExternalIPs = [Shared] })
            .Service("shop/a", "10.96.0.20", "http:80", spec => spec with { ExternalIPs = [Shared, Shared] })
            .Slice("shop/a", "http:8080", Ready("10.244.1.5"))
            .Slice("shop/b", "http:8080", Ready("10.244.1.6"));

        var element = Assert.Single(Elements(Generate(cluster), "service-ips"), text => text.StartsWith(Shared, StringComparison.Ordinal));
        Assert.EndsWith("-shop/a/tcp/http", element, StringComparison.Ordinal);
        var finding = Assert.Single(NftablesDiagnosis.Check(cluster.Plan()));
        Assert.Equal(BackEndDiagnostics.SharedMapKey, finding.Descriptor);
        Assert.Equal(("Service shop/b", "spec.externalIPs[0]"), (finding.Object, finding.Path));
    }

    [Fact]
    public void Two_that_share_an_address_and_refuse_it_are_no_finding()
    {
        var cluster = Cluster(30)
            .Service("shop/a", "10.96.0.20", "http:80", spec => spec with { ExternalIPs = [Shared] })
            .Service("shop/b", "10.96.0.21", "http:80", spec => spec with { ExternalIPs = [Shared] });

        Assert.Single(Elements(Generate(cluster), "no-endpoint-services"), text => text.StartsWith(Shared, StringComparison.Ordinal));
        Assert.Empty(NftablesDiagnosis.Check(cluster.Plan()));
    }

    [Fact]
    public void Source_ranges_hold_without_endpoints()
    {
        var cluster = Cluster(30).Service(
            "shop/web",
            "10.96.0.20",
            "http:80",
            spec => spec with { Type = "LoadBalancer", LoadBalancerSourceRanges = ["203.0.113.0/24", "192.168.10.0/24"] },
            Vip("198.51.100.10"));
        var table = Generate(cluster);

        Assert.Equal(["198.51.100.10 . tcp . 80 comment \"shop/web:http\" : goto firewall-KHN6ECMT-shop/web/tcp/http"], Elements(table, "firewall-ips"));
        Assert.Equal(["ip saddr != { 203.0.113.0/24, 192.168.10.0/24, 198.51.100.10 } drop"], Rules(table, "firewall-KHN6ECMT-shop/web/tcp/http"));
        Assert.Contains("198.51.100.10 . tcp . 80 comment \"shop/web:http\" : goto reject-chain", Elements(table, "no-endpoint-services"));
    }

    [Theory]
    [InlineData("", "192.168.10.11")]
    [InlineData("192.168.0.0/16", "192.168.10.11 192.168.20.11")]
    [InlineData("127.0.0.0/8", "")]
    public void Node_ports_are_served_on_the_nodes_own_address_unless_configured(string ranges, string expected)
    {
        var cluster = Cluster(30)
            .Configure(proxy => proxy with { NodePortAddresses = [.. ranges.Split(' ', StringSplitOptions.RemoveEmptyEntries)] })
            .Node("node-a", ["192.168.10.11", "192.168.20.11"]);

        Assert.Equal(expected, string.Join(' ', Elements(Generate(cluster), "nodeport-ips")));
    }

    private static ClusterBuilder Cluster(int minor) => new() { Version = new KubeVersion(1, minor), Mode = ProxyMode.Nftables };

    private static Func<Service, Service> Vip(string address) =>
        service => service with { Ingress = [new LoadBalancerIngress(address, "", "VIP")] };

    private static NftTable Generate(ClusterBuilder cluster)
    {
        var plan = cluster.PlanNode();
        return new NftablesBackend(plan.Cluster).Generate(plan).Tables.Single(table => table.Family == IpFamily.IPv4);
    }

    private static List<string> Rules(NftTable table, string chain) =>
        [.. table.Chains.Single(candidate => candidate.Name == chain).Rules.Select(NftWriter.Format)];

    /// <summary>The first rule of the only chain of a Service with that prefix.</summary>
    private static string FirstRule(NftTable table, string prefix) =>
        NftWriter.Format(table.Chains.Single(chain => chain.Name.Contains('/') && chain.Name.StartsWith(prefix, StringComparison.Ordinal)).Rules[0]);

    private static List<string> Elements(NftTable table, string set) =>
        [.. table.Sets.Single(candidate => candidate.Name == set).Elements.Select(NftWriter.Format)];
}
