using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Planning;
using Knetc.Schema;

namespace Knetc.Tests.Planning;

/// <summary>The table of worked cases: A is the local endpoint, B the remote one.</summary>
public class EndpointSetsTests
{
    private const string NotReady = "not ready";
    private const string Terminating = "terminating";

    /// <param name="policies">Local policies among <c>ext</c> and <c>int</c>; <c>np</c> for a node port.</param>
    /// <param name="a">State of A, or the zone it is hinted for; empty is ready, null is absent.</param>
    /// <param name="zone">The node's zone.</param>
    [Theory]
    [InlineData("", "", "", null, "AB", "", "AB", true, true, null)]
    [InlineData("np ext", "", "", null, "AB", "A", "AB", true, true, true)]
    [InlineData("np ext", null, "", null, "B", "", "B", true, true, false)]
    [InlineData("int", "", "", null, "", "A", "A", true, true, null)]
    [InlineData("int", null, "", null, "", "", "", true, false, null)]
    [InlineData("np int ext", null, "", null, "B", "", "B", true, false, false)]
    [InlineData("hints", "a", "b", "a", "A", "", "A", true, true, null)]
    [InlineData("hints", "a", "", "a", "AB", "", "AB", true, true, null)]
    [InlineData("hints", "a", "b", "c", "AB", "", "AB", true, true, null)]
    [InlineData("hints", "a", "b", null, "AB", "", "AB", true, true, null)]
    [InlineData("hints np ext", "b", "a", "a", "B", "A", "AB", true, true, true)]
    [InlineData("", Terminating, Terminating, null, "AB", "", "AB", true, true, null)]
    [InlineData("np ext", Terminating, "", null, "B", "A", "AB", true, true, true)]
    [InlineData("np ext", Terminating, Terminating, null, "AB", "A", "AB", true, true, true)]
    [InlineData("", "", Terminating, null, "A", "", "A", true, true, null)]
    [InlineData("", NotReady, NotReady, null, "", "", "", false, false, null)]
    public void Worked_cases(
        string policies, string? a, string? b, string? zone, string cluster, string local, string all, bool any, bool @internal, bool? external)
    {
        string[] flags = policies.Split(' ');
        Endpoint[] endpoints = [.. new[] { Create("10.244.1.1", "node-a", a), Create("10.244.2.1", "node-b", b) }.OfType<Endpoint>()];
        var port = Plan(flags, zone, endpoints, new KubeVersion(1, 30));
        Assert.Equal(cluster, Names(port.Endpoints.Cluster));
        Assert.Equal(local, Names(port.Endpoints.Local));
        Assert.Equal(all, Names(port.Endpoints.Reachable));
        Assert.Equal(any, port.Endpoints.HasAny);
        Assert.Equal(@internal, port.HasInternalEndpoints);
        if (external is not null) Assert.Equal(external, port.HasExternalEndpoints);
    }

    [Theory]
    [InlineData(30, "", "AB")]
    [InlineData(30, "hints", "A")]
    [InlineData(31, "", "A")]
    [InlineData(36, "", "A")]
    public void Annotation_matters_up_to_1_30(int minor, string flags, string cluster)
    {
        Endpoint[] endpoints = [ClusterBuilder.Ready("10.244.1.1", "node-a", "a"), ClusterBuilder.Ready("10.244.2.1", "node-b", "b")];
        Assert.Equal(cluster, Names(Plan(flags.Split(' '), "a", endpoints, new KubeVersion(1, minor)).Endpoints.Cluster));
    }

    [Theory]
    [InlineData(33, "AB")]
    [InlineData(34, "B")]
    public void Node_hints_come_first_from_1_34(int minor, string cluster)
    {
        Endpoint[] endpoints =
        [
            ClusterBuilder.Ready("10.244.1.1", "node-a", "a") with { ForNodes = ["node-c"] },
            ClusterBuilder.Ready("10.244.2.1", "node-b", "a") with { ForNodes = ["node-a"] },
        ];
        Assert.Equal(cluster, Names(Plan([], "a", endpoints, new KubeVersion(1, minor)).Endpoints.Cluster));
    }

    [Theory]
    [InlineData("TopologyAwareHints", false, 31, "AB")]
    [InlineData("ServiceTrafficDistribution", true, 30, "A")]
    [InlineData("ServiceTrafficDistribution", false, 31, "AB")]
    [InlineData("PreferSameTrafficDistribution", false, 34, "A")]
    public void Gates_win_over_the_release(string gate, bool value, int minor, string cluster)
    {
        Endpoint[] endpoints =
        [
            ClusterBuilder.Ready("10.244.1.1", "node-a", "a") with { ForNodes = ["node-c"] },
            ClusterBuilder.Ready("10.244.2.1", "node-b", "b") with { ForNodes = ["node-a"] },
        ];
        var builder = Builder([], "a", endpoints, new KubeVersion(1, minor));
        builder.Configure(proxy => proxy with { FeatureGates = [KeyValuePair.Create(gate, value)] });
        Assert.Equal(cluster, Names(builder.PlanNode().IPv4.Ports[0].Endpoints.Cluster));
    }

    [Theory]
    [InlineData("disabled", "AB")]
    [InlineData("Disabled", "AB")]
    [InlineData("", "AB")]
    [InlineData("DISABLED", "A")]
    [InlineData("auto", "A")]
    public void Annotation_is_compared_exactly(string value, string cluster)
    {
        var builder = new ClusterBuilder()
            .Node("node-a", ["192.168.10.11"], "a")
            .Service("shop/web", "10.96.0.20", "80", null, service => service with
            {
                Metadata = service.Metadata with
                {
                    // The older annotation wins even when it is empty.
                    Annotations =
                    [
                        KeyValuePair.Create("service.kubernetes.io/topology-mode", "Auto"),
                        KeyValuePair.Create("service.kubernetes.io/topology-aware-hints", value),
                    ],
                },
            })
            .Slice("shop/web", "80", ClusterBuilder.Ready("10.244.1.1", "node-a", "a"), ClusterBuilder.Ready("10.244.2.1", "node-b", "b"));
        Assert.Equal(cluster, Names(builder.PlanNode().IPv4.Ports[0].Endpoints.Cluster));
    }

    private static NodeServicePort Plan(string[] flags, string? zone, Endpoint[] endpoints, KubeVersion version) =>
        Builder(flags, zone, endpoints, version).PlanNode().IPv4.Ports.Single();

    private static ClusterBuilder Builder(string[] flags, string? zone, Endpoint[] endpoints, KubeVersion version) =>
        new ClusterBuilder { Version = version }
            .Node("node-a", ["192.168.10.11"], zone)
            .Service(
                "shop/web",
                "10.96.0.20",
                flags.Contains("np") ? "80@30080" : "80",
                spec => spec with
                {
                    Type = flags.Contains("np") ? "NodePort" : "ClusterIP",
                    InternalTrafficPolicy = flags.Contains("int") ? "Local" : "Cluster",
                    ExternalTrafficPolicy = flags.Contains("ext") ? "Local" : "Cluster",
                },
                service => !flags.Contains("hints") ? service : service with
                {
                    Metadata = service.Metadata with { Annotations = [KeyValuePair.Create("service.kubernetes.io/topology-mode", "Auto")] },
                })
            .Slice("shop/web", "80", endpoints);

    private static Endpoint? Create(string address, string node, string? state) => state switch
    {
        null => null,
        NotReady => ClusterBuilder.Ready(address, node) with { Ready = false, Serving = false },
        Terminating => ClusterBuilder.Ready(address, node) with { Ready = false, Serving = true, Terminating = true },
        "" => ClusterBuilder.Ready(address, node),
        _ => ClusterBuilder.Ready(address, node, state),
    };

    private static string Names(ImmutableArray<PlannedEndpoint> endpoints) =>
        string.Concat(endpoints.Select(endpoint => endpoint.AddressText == "10.244.1.1" ? "A" : "B"));
}
