using Knetc.Binding;
using Knetc.Iptables;
using Knetc.Ipvs;
using Knetc.Net;
using Knetc.Schema;

namespace Knetc.Tests.Ipvs;

public sealed class IpvsRuleSetTests
{
    [Fact]
    public void Names_of_sets_fit_the_kernel()
    {
        var names = IpSetDefinition.All.SelectMany(set => new[] { set.Name(IpFamily.IPv4), set.Name(IpFamily.IPv6) }).ToList();

        Assert.Equal(34, names.Distinct().Count());
        Assert.All(names, name => Assert.InRange(name.Length, 1, 31));
        Assert.Contains("KUBE-6-LOAD-BALANCER-SOURCE-CID", names);
    }

    [Fact]
    public void A_set_stands_at_the_index_of_its_kind() =>
        Assert.Equal(Enum.GetValues<IpSetKind>(), IpSetDefinition.All.Select(set => set.Kind));

    [Fact]
    public void A_range_of_all_addresses_is_wanted_but_not_stored()
    {
        var texts = new IpvsTexts(LoadBalancer("0.0.0.0/0"));

        Assert.Empty(texts.EntriesOf("KUBE-LOAD-BALANCER-SOURCE-CIDR"));
        Assert.Equal(["198.51.100.10,tcp:80"], texts.EntriesOf("KUBE-LOAD-BALANCER-FW"));
        Assert.Equal(["198.51.100.10,tcp:80,198.51.100.10"], texts.EntriesOf("KUBE-LOAD-BALANCER-SOURCE-IP"));
        Assert.Contains(texts.RulesOf("KUBE-SOURCE-RANGES-FIREWALL"), rule => rule.Contains("KUBE-LOAD-BALANCER-SOURCE-CIDR", StringComparison.Ordinal));
        Assert.Empty(texts.RulesOf("KUBE-IPVS-OUT-FILTER"));
    }

    [Theory]
    [InlineData("203.0.113.0/24", 1)]
    [InlineData("192.168.10.0/24", 0)]
    public void The_node_is_kept_from_a_VIP_whose_ranges_leave_it_out(string range, int rules)
    {
        var texts = new IpvsTexts(LoadBalancer(range));

        Assert.Equal(rules, texts.RulesOf("KUBE-IPVS-OUT-FILTER").Length);
        Assert.Equal(1 - rules, texts.EntriesOf("KUBE-LOAD-BALANCER-SOURCE-IP").Length);
    }

    [Fact]
    public void The_chain_for_that_came_with_1_29()
    {
        var cluster = LoadBalancer("203.0.113.0/24");
        cluster.Version = new KubeVersion(1, 28);

        Assert.DoesNotContain(new IpvsTexts(cluster).Rules, line => line.Contains("KUBE-IPVS-OUT-FILTER", StringComparison.Ordinal));
    }

    [Fact]
    public void An_address_of_the_node_is_served_but_not_bound()
    {
        var texts = new IpvsTexts(new ClusterBuilder()
            .Service("shop/web", "10.96.0.20", "80", spec => spec with { ExternalIPs = ["192.168.10.11", "203.0.113.50"] }));

        Assert.Equal(["192.168.10.11,tcp:80", "203.0.113.50,tcp:80"], texts.EntriesOf("KUBE-EXTERNAL-IP"));
        Assert.Equal(["10.96.0.20", "203.0.113.50"], texts.EntriesOf("KUBE-IPVS-IPS"));
        Assert.Equal(["addr replace 10.96.0.20/32 dev kube-ipvs0", "addr replace 203.0.113.50/32 dev kube-ipvs0"], texts.Addresses);
        Assert.Equal(["-A -t 10.96.0.20:80 -s rr", "-A -t 192.168.10.11:80 -s rr", "-A -t 203.0.113.50:80 -s rr"], texts.Servers);
    }

    [Fact]
    public void Without_an_address_for_node_ports_the_health_check_goes_too()
    {
        var cluster = new ClusterBuilder()
            .Configure(proxy => proxy with { NodePortAddresses = ["127.0.0.0/8"] })
            .Service(
                "shop/web",
                "10.96.0.20",
                "80@30080",
                spec => spec with { Type = "LoadBalancer", ExternalTrafficPolicy = "Local", HealthCheckNodePort = 31000 });
        var texts = new IpvsTexts(cluster);

        Assert.Equal(["-A -t 10.96.0.20:80 -s rr"], texts.Servers);
        Assert.DoesNotContain(texts.Sets, line => line.StartsWith("add ", StringComparison.Ordinal) && line.Contains("NODE-PORT", StringComparison.Ordinal));
    }

    [Fact]
    public void A_port_without_a_node_port_keeps_its_health_check()
    {
        var cluster = new ClusterBuilder()
            .Configure(proxy => proxy with { NodePortAddresses = ["127.0.0.0/8"] })
            .Service(
                "shop/web",
                "10.96.0.20",
                "80",
                spec => spec with { Type = "LoadBalancer", ExternalTrafficPolicy = "Local", HealthCheckNodePort = 31000 });

        Assert.Equal(["31000"], new IpvsTexts(cluster).EntriesOf("KUBE-HEALTH-CHECK-NODE-PORT"));
    }

    [Fact]
    public void Of_two_service_ports_with_one_address_the_later_counts()
    {
        var texts = new IpvsTexts(new ClusterBuilder()
            .Service("shop/a", "10.96.0.20", "80", spec => spec with { ExternalIPs = ["203.0.113.50"] })
            .Service("shop/b", "10.96.0.21", "80", spec => spec with { ExternalIPs = ["203.0.113.50"], SessionAffinity = "ClientIP" })
            .Slice("shop/a", "8080", ClusterBuilder.Ready("10.244.1.5"))
            .Slice("shop/b", "8080", ClusterBuilder.Ready("10.244.1.6")));

        Assert.Equal(
            ["-A -t 203.0.113.50:80 -s rr -p 10800", "-a -t 203.0.113.50:80 -r 10.244.1.6:8080 -m -w 1"],
            texts.Servers.Where(line => line.Contains("203.0.113.50", StringComparison.Ordinal)));
        Assert.Equal(["203.0.113.50,tcp:80"], texts.EntriesOf("KUBE-EXTERNAL-IP"));
    }

    [Fact]
    public void Two_spellings_of_an_endpoint_are_one_real_server()
    {
        var texts = new IpvsTexts(
            new ClusterBuilder()
                .Service("shop/web", "fd00:10:96::20", "80")
                .Slice("shop/web", "8080", ClusterBuilder.Ready("fd00::5"), ClusterBuilder.Ready("FD00:0::5")),
            IpFamily.IPv6);

        Assert.Equal(["-A -t [fd00:10:96::20]:80 -s rr", "-a -t [fd00:10:96::20]:80 -r [fd00::5]:8080 -m -w 1"], texts.Servers);
    }

    [Fact]
    public void Policy_Local_without_local_endpoints_uses_all()
    {
        var texts = new IpvsTexts(new ClusterBuilder()
            .Node("node-a", ["192.168.10.11"])
            .Service("shop/web", "10.96.0.20", "80@30080", spec => spec with { Type = "NodePort", ExternalTrafficPolicy = "Local" })
            .Slice("shop/web", "8080", ClusterBuilder.Ready("10.244.2.7", "node-b")));

        Assert.Contains("-a -t 192.168.10.11:30080 -r 10.244.2.7:8080 -m -w 1", texts.Servers);
    }

    [Fact]
    public void Hooks_stand_in_the_resulting_order()
    {
        var tables = new IpvsTexts(new ClusterBuilder()).RuleSet.Iptables;

        Assert.Equal("INPUT 8,6,5; FORWARD 7,4; OUTPUT 9", Rows(tables.Find(TableName.Filter)!));
        Assert.Equal("PREROUTING 2; OUTPUT 1; POSTROUTING 3", Rows(tables.Find(TableName.Nat)!));
        Assert.Null(tables.Find(TableName.Mangle));

        static string Rows(Table table) => string.Join("; ", table.Hooks.GroupBy(hook => hook.Rule.Chain)
            .Select(group => $"{group.Key} {string.Join(',', group.Select(hook => hook.Row))}"));
    }

    [Fact]
    public void Every_entry_and_server_leads_to_a_field()
    {
        var set = new IpvsTexts(LoadBalancer("203.0.113.0/24").Slice("shop/web", "8080", ClusterBuilder.Ready("10.244.1.5", "node-a"))).RuleSet;

        Assert.Equal("spec.loadBalancerSourceRanges[0]", Assert.Single(Entries(IpSetKind.LoadBalancerSourceCidr)).Origin.Path.ToString());
        Assert.Equal("endpoints[0]", Assert.Single(Entries(IpSetKind.LoopBack)).Origin.Path.ToString());
        Assert.Equal(
            ["spec.clusterIP", "status.loadBalancer.ingress[0].ip", "spec.ports[0].nodePort"],
            set.VirtualServers.Select(server => server.Origin.Path.ToString()));
        Assert.All(set.VirtualServers, server => Assert.Equal("endpoints[0]", Assert.Single(server.RealServers).Origin.Path.ToString()));
        Assert.Equal(["spec.clusterIP", "status.loadBalancer.ingress[0].ip"], set.Addresses.Select(address => address.Origin.Path.ToString()));

        IEnumerable<IpSetEntry> Entries(IpSetKind kind) => set.Sets.Single(candidate => candidate.Definition.Kind == kind).Entries;
    }

    [Theory]
    [InlineData("rr", true)]
    [InlineData("my_sched2", true)]
    [InlineData("", false)]
    [InlineData("RR", false)]
    [InlineData("rr -p 5", false)]
    [InlineData("rr\n-C", false)]
    [InlineData("a-scheduler", false)]
    [InlineData("sixteencharacter", false)]
    public void A_scheduler_is_the_end_of_a_modules_name(string text, bool isName) => Assert.Equal(isName, SchedulerName.IsName(text));

    private static ClusterBuilder LoadBalancer(string range) => new ClusterBuilder()
        .Node("node-a", ["192.168.10.11"])
        .Service(
            "shop/web",
            "10.96.0.20",
            "80@30080",
            spec => spec with { Type = "LoadBalancer", LoadBalancerSourceRanges = [range] },
            service => service with { Ingress = [new LoadBalancerIngress("198.51.100.10", "", "VIP")] });
}
