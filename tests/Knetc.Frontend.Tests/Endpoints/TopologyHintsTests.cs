using Knetc.Tests.Pods;

namespace Knetc.Tests.Endpoints;

/// <summary>Topology hints (api-semantics §4.8), with every row of its tables.</summary>
public sealed class TopologyHintsTests
{
    private const string Auto = "annotations: {service.kubernetes.io/topology-mode: Auto}";

    /// <summary>One node per letter: zone of that name, so many CPUs.</summary>
    private static string Zones(string cpus) => string.Concat(cpus.Split(", ").Select(entry =>
        Scenario.Node($"node-{entry[0]}", $"{{topology.kubernetes.io/zone: {entry[0]}}}", status: $"{{allocatable: {{cpu: {entry[2..]}}}}}")));

    /// <summary>One pod per letter, in the zone of that name.</summary>
    private static string Pods(string zones) => string.Concat(zones.Split(' ').Select((zone, i) =>
        Scenario.Pod($"web-{i:00}", spec: $"nodeName: node-{zone}", status: $"{{podIP: 192.0.2.{i + 1}}}")));

    private static string Hints(Scenario scenario) =>
        string.Join(" ", scenario.Slices().SelectMany(slice => slice.Endpoints).Select(endpoint => endpoint.ForZones is [var zone] ? zone : "-"));

    [Theory]
    [InlineData("a 1, b 1", "a a a b", "b a a b")]
    [InlineData("a 1, b 1, c 1", "a a a", "b c a")]
    [InlineData("a 1, b 1, c 1", "a a b c", "- - - -")]
    [InlineData("a 1, b 3", "a a a b b b", "b a a b b b")]
    [InlineData("a 1, b 4", "a b b b b b", "- - - - - -")]
    [InlineData("a 4", "a a a", "- - -")]
    [InlineData("a 1, b 1, c 1", "a b", "- -")]
    public void Endpoints_are_shared_out_by_CPU(string cpus, string zones, string hints) =>
        Assert.Equal(hints, Hints(new Scenario(Zones(cpus) + Scenario.Service(metadata: Auto) + Pods(zones))));

    /// <summary>Zone c has an endpoint but no node that counts: its node is a control-plane node.</summary>
    [Theory]
    [InlineData("node-role.kubernetes.io/control-plane")]
    [InlineData("node-role.kubernetes.io/master")]
    public void A_zone_without_a_share_neither_gives_nor_receives(string role)
    {
        string outsider = Scenario.Node("node-c", $"{{topology.kubernetes.io/zone: c, {role}: ''}}", status: "{allocatable: {cpu: 64}}");
        Assert.Equal("b a a a b c", Hints(new Scenario(Zones("a 1, b 1") + outsider + Scenario.Service(metadata: Auto) + Pods("a a a a b c"))));
    }

    [Fact]
    public void Nodes_that_are_not_ready_do_not_count()
    {
        string down = Scenario.Node("node-c", "{topology.kubernetes.io/zone: c}", status: "{allocatable: {cpu: 1}, conditions: [{type: Ready, status: 'False'}]}");
        Assert.Equal("b a a b", Hints(new Scenario(Zones("a 1, b 1") + down + Scenario.Service(metadata: Auto) + Pods("a a a b"))));
    }

    [Theory]
    [InlineData("{}", "{allocatable: {cpu: 1}}")]
    [InlineData("{topology.kubernetes.io/zone: ''}", "{allocatable: {cpu: 1}}")]
    [InlineData("{topology.kubernetes.io/zone: c}", "{allocatable: {cpu: 0}}")]
    [InlineData("{topology.kubernetes.io/zone: c}", "{}")]
    public void One_node_without_zone_or_CPU_takes_away_all_hints(string labels, string status)
    {
        var scenario = new Scenario(Zones("a 1, b 1") + Scenario.Node("node-x", labels, status: status) + Scenario.Service(metadata: Auto) + Pods("a a a b"));
        Assert.Equal("- - - -", Hints(scenario));
        Assert.Equal(["KN3065"], scenario.Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void Where_no_node_states_its_CPU_each_counts_as_one()
    {
        string nodes = Scenario.Node("node-a", "{topology.kubernetes.io/zone: a}") + Scenario.Node("node-b", "{topology.kubernetes.io/zone: b}");
        var scenario = new Scenario(nodes + Scenario.Service(metadata: Auto) + Pods("a a a b"));
        Assert.Equal("b a a b", Hints(scenario));
        Assert.Equal(["KN3065"], scenario.Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void Only_ready_endpoints_are_counted_and_hinted()
    {
        string unready = Scenario.Pod("web-99", spec: "nodeName: node-a", status: "{podIP: 192.0.2.99, phase: Running, conditions: [{type: Ready, status: 'False'}]}");
        Assert.Equal("b a a b -", Hints(new Scenario(Zones("a 1, b 1") + Scenario.Service(metadata: Auto) + Pods("a a a b") + unready)));
    }

    [Theory]
    [InlineData("service.kubernetes.io/topology-mode: auto", 36, true)]
    [InlineData("service.kubernetes.io/topology-mode: AUTO", 36, false)]
    [InlineData("service.kubernetes.io/topology-mode: Auto", 26, false)]
    [InlineData("service.kubernetes.io/topology-mode: Auto", 27, true)]
    [InlineData("service.kubernetes.io/topology-aware-hints: Auto", 26, true)]
    [InlineData("service.kubernetes.io/topology-aware-hints: Disabled", 36, false)]
    public void The_annotation_switches_the_sharing_on(string annotation, int minor, bool on) => Assert.Equal(
        on ? "b a a b" : "- - - -",
        Hints(new Scenario(Zones("a 1, b 1") + Scenario.Service(metadata: $"annotations: {{{annotation}}}") + Pods("a a a b"), minor)));

    [Fact]
    public void The_older_annotation_decides_where_it_is_present()
    {
        // Both may be given only with the same value from 1.27 on; before, the newer one is unknown.
        string metadata = "annotations: {service.kubernetes.io/topology-aware-hints: Disabled, service.kubernetes.io/topology-mode: Auto}";
        Assert.Equal("- -", Hints(new Scenario(Zones("a 1, b 1") + Scenario.Service(metadata: metadata) + Pods("a b"), 26)));
    }

    [Fact]
    public void The_annotation_outranks_the_distribution()
    {
        string yaml = Zones("a 1, b 1") + Pods("a a a b");
        string service = Scenario.Service(spec: "selector: {app: web}\n  trafficDistribution: PreferClose", metadata: Auto);
        Assert.Equal("b a a b", Hints(new Scenario(yaml + service)));
        service = service.Replace("Auto", "Other", StringComparison.Ordinal);
        Assert.Equal("a a a b", Hints(new Scenario(yaml + service)));
    }

    [Theory]
    [InlineData("PreferClose", 36, "a", "")]
    [InlineData("PreferClose", 30, "a", "")]
    [InlineData("PreferSameZone", 34, "a", "")]
    [InlineData("PreferSameNode", 34, "a", "node-a")]
    public void Traffic_distribution_hints_the_own_zone_and_node(string distribution, int minor, string zone, string node)
    {
        string service = Scenario.Service(spec: $"selector: {{app: web}}\n  trafficDistribution: {distribution}");
        var endpoint = Assert.Single(Assert.Single(new Scenario(Zones("a 1") + service + Pods("a"), minor).Slices()).Endpoints);
        Assert.Equal(zone, string.Join(",", endpoint.ForZones));
        Assert.Equal(node, string.Join(",", endpoint.ForNodes));
    }

    [Theory]
    [InlineData("PreferClose", 29)]
    [InlineData("PreferSameZone", 29)]
    public void Releases_that_do_not_know_the_distribution_give_no_hints(string distribution, int minor)
    {
        string service = Scenario.Service(spec: $"selector: {{app: web}}\n  trafficDistribution: {distribution}");
        Assert.Equal("-", Hints(new Scenario(Zones("a 1") + service + Pods("a"), minor)));
    }

    [Fact]
    public void A_node_without_zone_is_hinted_alone()
    {
        string service = Scenario.Service(spec: "selector: {app: web}\n  trafficDistribution: PreferSameNode");
        var endpoint = Assert.Single(Assert.Single(new Scenario(Scenario.Node("node-a") + service + Pods("a")).Slices()).Endpoints);
        Assert.Empty(endpoint.ForZones);
        Assert.Equal("node-a", Assert.Single(endpoint.ForNodes));
        Assert.Null(endpoint.Zone);
    }
}
