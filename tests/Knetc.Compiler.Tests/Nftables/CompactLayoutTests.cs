using Knetc.Binding;
using Knetc.Net;
using Knetc.Nftables;
using Knetc.Nftables.Compact;
using Knetc.Options;
using Knetc.Tracing;
using static Knetc.Tests.Tracing.TracedCluster;

namespace Knetc.Tests.Nftables;

/// <summary>The compact layout: Services are elements of maps.</summary>
public sealed class CompactLayoutTests
{
    [Fact]
    public void A_cluster_ip_leads_to_a_chain_by_number_of_endpoints_and_from_there_to_the_map_of_endpoints()
    {
        var table = Table(Cluster()
            .Service("shop/web", "10.96.0.20", "80")
            .Slice("shop/web", "8080", ClusterBuilder.Ready("10.244.1.5", "a"), ClusterBuilder.Ready("10.244.2.7", "b")));

        Assert.Equal(["10.96.0.20 . tcp . 80 : goto cluster-ip-tcp-2"], Elements(table, "service-ips"));
        Assert.Equal(
            ["10.96.0.20 . 80 . 0 : 10.244.1.5 . 8080", "10.96.0.20 . 80 . 1 : 10.244.2.7 . 8080"], Elements(table, "tcp-endpoints"));
        Assert.Equal(
            ["ip saddr != 10.244.0.0/16 jump mark-for-masquerade",
                "meta l4proto tcp dnat ip to ip daddr . tcp dport . numgen random mod 2 map @tcp-endpoints"],
            Rules(table, "cluster-ip-tcp-2"));
    }

    [Fact]
    public void An_endpoint_that_meets_itself_is_recognised_byte_by_byte()
    {
        var table = Table(Cluster()
            .Service("shop/web", "10.96.0.20", "80")
            .Slice("shop/web", "8080", ClusterBuilder.Ready("10.244.1.0", "a"), ClusterBuilder.Ready("10.244.2.7", "b")));

        Assert.Equal(
            ["0.0.0.0 . 0.0.0.0", "10.0.0.0 . 10.0.0.0", "0.244.0.0 . 0.244.0.0", "0.0.1.0 . 0.0.1.0", "0.0.2.0 . 0.0.2.0", "0.0.0.7 . 0.0.0.7"],
            Elements(table, "hairpins"));
        Assert.Equal(
            "ct status dnat ip saddr & 0.0.0.255 . ip daddr & 0.0.0.255 @hairpins ip saddr & 0.0.255.0 . ip daddr & 0.0.255.0 @hairpins "
            + "ip saddr & 0.255.0.0 . ip daddr & 0.255.0.0 @hairpins ip saddr & 255.0.0.0 . ip daddr & 255.0.0.0 @hairpins "
            + "jump mark-for-masquerade comment \"masquerade hairpin traffic\"",
            Rules(table, "masquerading")[0]);
    }

    /// <summary>The pods' addresses are made of the bytes of endpoints, or of some of them.</summary>
    [Theory]
    [InlineData("10.244.1.5", "10.244.1.5 masqueraded, 10.244.2.7")]
    [InlineData("10.244.2.7", "10.244.1.5, 10.244.2.7 masqueraded")]
    [InlineData("10.244.1.7", "10.244.1.5, 10.244.2.7")]
    [InlineData("10.244.2.5", "10.244.1.5, 10.244.2.7")]
    [InlineData("10.244.2.6", "10.244.1.5, 10.244.2.7")]
    public void Only_an_endpoint_that_meets_itself_is_masqueraded(string source, string expected)
    {
        var plan = Cluster()
            .Service("shop/web", "10.96.0.20", "80")
            .Slice("shop/web", "8080", ClusterBuilder.Ready("10.244.1.5", "a"), ClusterBuilder.Ready("10.244.2.7", "b"))
            .Plan();
        var node = plan.ForNode(plan.Cluster.Nodes[0]);
        var tracer = Tracer.Create(node, new CompactBackend(plan).Generate(node).Tables.Single(table => table.Family == IpFamily.IPv4));

        var outcomes = tracer.Trace(new Packet(Address(source), Address("10.96.0.20"), "tcp", 80)).Outcomes;

        Assert.Equal(
            expected, string.Join(", ", outcomes.Select(outcome => outcome.Destination + (outcome.Masqueraded ? " masqueraded" : "")).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_family_of_longer_addresses_compares_sixteen_bytes()
    {
        var plan = Cluster()
            .Service("shop/web", "fd00:10:96::20", "80")
            .Slice("shop/web", "8080", ClusterBuilder.Ready("fd00:10:244:1::5", "a"))
            .Plan();
        var table = new CompactBackend(plan).Generate(plan.ForNode(plan.Cluster.Nodes[0])).Tables.Single(candidate => candidate.Family == IpFamily.IPv6);

        Assert.Equal(
            [":: . ::", "fd00:: . fd00::", "0:10:: . 0:10::", "0:0:200:: . 0:0:200::", "0:0:44:: . 0:0:44::", "0:0:0:1:: . 0:0:0:1::", "::5 . ::5"],
            Elements(table, "hairpins"));
        string rule = Rules(table, "masquerading")[0];
        Assert.Equal(16, rule.Split("@hairpins").Length - 1);
        Assert.StartsWith("ct status dnat ip6 saddr & ::ff . ip6 daddr & ::ff @hairpins ip6 saddr & ::ff00 . ip6 daddr & ::ff00 @hairpins ", rule, StringComparison.Ordinal);
        Assert.Contains(" ip6 saddr & ff00:: . ip6 daddr & ff00:: @hairpins jump mark-for-masquerade ", rule, StringComparison.Ordinal);
    }

    [Fact]
    public void Policy_local_has_a_map_for_pods_and_the_node_and_one_for_others()
    {
        var table = Table(Cluster()
            .Service("shop/web", "10.96.0.20", "80@30080", spec => spec with { Type = "LoadBalancer", ExternalTrafficPolicy = "Local" }, Balanced("198.51.100.10"))
            .Slice("shop/web", "8080", ClusterBuilder.Ready("10.244.1.5", "a"), ClusterBuilder.Ready("10.244.2.7", "b")));

        Assert.Equal(["10.96.0.20 . tcp . 80 : goto cluster-ip-tcp-2", "198.51.100.10 . tcp . 80 : goto external-local"], Elements(table, "service-ips"));
        Assert.Equal(["198.51.100.10 . tcp . 80 : goto short-circuit-tcp-2"], Elements(table, "short-circuits"));
        Assert.Equal(["198.51.100.10 . tcp . 80 : goto local-tcp-1"], Elements(table, "local-services"));
        Assert.Equal(["198.51.100.10 . 80 . 0 : 10.244.1.5 . 8080"], Elements(table, "tcp-local-endpoints"));
        Assert.Equal(["tcp . 30080 : goto nodeport-local"], Elements(table, "service-nodeports"));
        Assert.Equal(["30080 . 0 : 10.244.1.5 . 8080"], Elements(table, "tcp-nodeport-local-endpoints"));
        Assert.Equal(["30080 . 0 : 10.244.1.5 . 8080", "30080 . 1 : 10.244.2.7 . 8080"], Elements(table, "tcp-nodeport-endpoints"));
        Assert.Equal(
            ["ip saddr 10.244.0.0/16 ip daddr . meta l4proto . th dport vmap @short-circuits comment \"short-circuit pod traffic\"",
                "fib saddr type local jump mark-for-masquerade comment \"masquerade local traffic\"",
                "fib saddr type local ip daddr . meta l4proto . th dport vmap @short-circuits comment \"short-circuit local traffic\"",
                "ip daddr . meta l4proto . th dport vmap @local-services"],
            Rules(table, "external-local"));
    }

    [Fact]
    public void Source_ranges_are_elements_by_length_of_prefix()
    {
        var table = Table(Cluster()
            .Service(
                "shop/web",
                "10.96.0.20",
                "80",
                spec => spec with { Type = "LoadBalancer", LoadBalancerSourceRanges = ["203.0.113.0/24", "192.168.10.11/32", "203.0.113.0/24"] },
                Balanced("198.51.100.10"))
            .Service("shop/open", "10.96.0.21", "80", spec => spec with { Type = "LoadBalancer", LoadBalancerSourceRanges = ["0.0.0.0/0", "10.0.0.0/8"] }, Balanced("198.51.100.11")));

        Assert.Equal(["198.51.100.10 . tcp . 80 comment \"shop/web\" : goto firewall"], Elements(table, "firewall-ips"));
        Assert.Equal(["198.51.100.10 . tcp . 80 . 203.0.113.0"], Elements(table, "firewall-sources-24"));
        Assert.Equal(
            ["198.51.100.10 . tcp . 80 . 192.168.10.11", "198.51.100.10 . tcp . 80 . 198.51.100.10"], Elements(table, "firewall-sources-32"));
        Assert.Equal(
            ["ip daddr . meta l4proto . th dport . ip saddr & 255.255.255.0 @firewall-sources-24 return",
                "ip daddr . meta l4proto . th dport . ip saddr @firewall-sources-32 return",
                "drop"],
            Rules(table, "firewall"));
    }

    [Fact]
    public void A_key_that_two_services_ask_for_is_the_first_ones_with_its_endpoints()
    {
        var table = Table(Cluster()
            .Service("shop/a", "10.96.0.20", "80", spec => spec with { ExternalIPs = ["198.51.100.10"] })
            .Slice("shop/a", "8080", ClusterBuilder.Ready("10.244.1.5", "a"))
            .Service("shop/b", "10.96.0.21", "80", spec => spec with { ExternalIPs = ["198.51.100.10"] })
            .Slice("shop/b", "8080", ClusterBuilder.Ready("10.244.1.6", "a"), ClusterBuilder.Ready("10.244.1.7", "a")));

        Assert.Contains("198.51.100.10 . tcp . 80 : goto external-tcp-1", Elements(table, "service-ips"));
        Assert.Equal(["198.51.100.10 . 80 . 0 : 10.244.1.5 . 8080"], Elements(table, "tcp-endpoints").Where(element => element.StartsWith("198.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Rules_and_chains_are_as_many_whatever_the_number_of_services()
    {
        var (few, many) = (Table(Exposed(12)), Table(Exposed(600)));

        Assert.Equal(Rules(few), Rules(many));
        Assert.Equal((12 + 6, 600 + 300), (Elements(few, "service-ips").Length, Elements(many, "service-ips").Length));

        // The bytes 10, 244 and 245, 0 to 2, and 1 to 200 of 1,200 endpoints, and zero.
        Assert.Equal(1 + 2 + 2 + 200 + 1, Elements(many, "hairpins").Length);
    }

    [Fact]
    public void Only_services_with_affinity_have_chains()
    {
        var table = Table(Cluster()
            .Service("shop/web", "10.96.0.20", "80")
            .Slice("shop/web", "8080", ClusterBuilder.Ready("10.244.1.5", "a"))
            .Service("shop/sticky", "10.96.0.21", "80", spec => spec with { SessionAffinity = "ClientIP" })
            .Slice("shop/sticky", "8080", ClusterBuilder.Ready("10.244.1.6", "a")));

        var own = table.Chains.Select(chain => chain.Name).Where(name => name.Contains('/')).ToList();
        Assert.Equal(2, own.Count);
        Assert.All(own, name => Assert.Contains("shop/sticky/", name));
        Assert.Single(Elements(table, "tcp-endpoints"));
        Assert.DoesNotContain("0.0.0.6 . 0.0.0.6", Elements(table, "hairpins"));
    }

    /// <summary>Services of several kinds, each with one endpoint on this node and one elsewhere.</summary>
    private static ClusterBuilder Exposed(int services)
    {
        var cluster = Cluster();
        for (int i = 0; i < services; i++)
        {
            string name = $"shop/s{i}";
            string type = i % 2 == 0 ? "LoadBalancer" : "NodePort";
            cluster
                .Service(
                    name,
                    $"10.96.{i / 200}.{(i % 200) + 1}",
                    $"80@{30000 + i}",
                    spec => spec with { Type = type, ExternalTrafficPolicy = i % 3 == 0 ? "Local" : "Cluster", LoadBalancerSourceRanges = [$"203.0.{i % 200}.0/24"] },
                    type == "LoadBalancer" ? Balanced($"198.51.{i / 200}.{(i % 200) + 1}") : null)
                .Slice(name, "8080", ClusterBuilder.Ready($"10.244.{i / 200}.{(i % 200) + 1}", "a"), ClusterBuilder.Ready($"10.245.{i / 200}.{(i % 200) + 1}", "b"));
        }

        return cluster;
    }

    private static ClusterBuilder Cluster() => new ClusterBuilder { Mode = ProxyMode.Nftables }
        .Node("a", ["192.168.10.11"])
        .Node("b", ["192.168.10.12"]);

    private static NftTable Table(ClusterBuilder cluster)
    {
        var plan = cluster.Plan();
        return new CompactBackend(plan).Generate(plan.ForNode(plan.Cluster.Nodes[0])).Tables.Single(table => table.Family == IpFamily.IPv4);
    }

    private static string[] Elements(NftTable table, string set) =>
        [.. table.Sets.Single(candidate => candidate.Name == set).Elements.Select(NftWriter.Format)];

    private static string[] Rules(NftTable table) =>
        [.. table.Chains.SelectMany(chain => chain.Rules.Select(NftWriter.Format).Prepend(chain.Name))];

    private static string[] Rules(NftTable table, string chain) =>
        [.. table.Chains.Single(candidate => candidate.Name == chain).Rules.Select(NftWriter.Format)];

    private static Func<Service, Service> Balanced(string address) => service => service with { Ingress = [new LoadBalancerIngress(address, "", null)] };
}
