using Knetc.Binding;
using Knetc.Planning;

namespace Knetc.Tests.Planning;

public class EndpointListTests
{
    [Fact]
    public void Sorted_by_text_not_by_number()
    {
        var plan = new ClusterBuilder()
            .Service("shop/web", "10.96.0.20", "80")
            .Slice("shop/web", "80", ClusterBuilder.Ready("10.0.0.9"), ClusterBuilder.Ready("10.0.0.10"), ClusterBuilder.Ready("10.0.0.1"))
            .Slice("shop/web", "443", ClusterBuilder.Ready("10.0.0.1"))
            .PlanNode();
        Assert.Equal(["10.0.0.10:80", "10.0.0.1:443", "10.0.0.1:80", "10.0.0.9:80"], Texts(plan));
        Assert.Equal(4, plan.IPv4.Services.EndpointCount);
    }

    [Fact]
    public void Of_remote_duplicates_the_first_counts_of_local_ones_the_last()
    {
        var builder = new ClusterBuilder()
            .Node("node-a", ["192.168.10.11"])
            .Node("node-b", ["192.168.10.12"])
            .Service("shop/web", "10.96.0.20", "80")
            .Slice("shop/web", "80", Zoned("10.0.0.1", "node-c", "first"))
            .Slice("shop/web", "80", Zoned("10.0.0.1", "node-a", "second"))
            .Slice("shop/web", "80", Zoned("10.0.0.1", "node-a", "third"))
            .Slice("shop/web", "80", Zoned("10.0.0.1", "node-d", "fourth"));
        var plan = builder.Plan();
        Assert.Equal("third", Zone(plan.ForNode(plan.Cluster.Nodes[0])));
        Assert.Equal("first", Zone(plan.ForNode(plan.Cluster.Nodes[1])));
        Assert.Equal(1, plan.IPv4.EndpointCount);

        static Endpoint Zoned(string address, string node, string zone) => ClusterBuilder.Ready(address, node, zone);
        static string Zone(NodePlan node) => Assert.Single(Assert.Single(node.IPv4.Ports).Endpoints.Cluster).Zones[0];
    }

    [Fact]
    public void Only_named_and_numbered_ports_of_the_right_family_count()
    {
        var slice = new EndpointSlice(ClusterBuilder.Manifest("EndpointSlice", "shop", "web-x"), Labelled("web"), "IPv4")
        {
            Ports = [new() { Port = 80 }, new() { Name = "" }, new() { Name = "", Port = 0 }, new() { Name = "", Port = 81, Protocol = "TCP" }],
            Endpoints = [new() { Addresses = [] }, ClusterBuilder.Ready("fd00::1"), ClusterBuilder.Ready("010.0.0.1"), ClusterBuilder.Ready("10.0.0.2")],
        };
        var plan = new ClusterBuilder()
            .Service("shop/web", "10.96.0.20", "80")
            .Slice(slice)
            .Slice(slice with { AddressType = "FQDN" })
            .Slice(slice with { AddressType = "IPv6", Ports = [] })
            .Slice(slice with { Metadata = new ObjectMeta { Namespace = "shop", Name = "no-service" } })
            .PlanNode();

        // The text of an endpoint is never re-spelled.
        Assert.Equal(["010.0.0.1:81", "10.0.0.2:81"], Texts(plan));
        Assert.Empty(plan.IPv6.Services.EndpointsByName);
    }

    [Fact]
    public void Missing_conditions_mean_ready_and_serving()
    {
        var plan = new ClusterBuilder()
            .Service("shop/web", "10.96.0.20", "80")
            .Slice("shop/web", "80", ClusterBuilder.Ready("10.0.0.1"), ClusterBuilder.Ready("10.0.0.2") with { Ready = false, Terminating = true })
            .PlanNode();
        var items = plan.IPv4.Ports[0].Port.Endpoints.Items;
        Assert.True(items[0] is { Ready: true, Serving: true, Terminating: false });
        Assert.True(items[1] is { Ready: false, IsServingTerminating: true });
    }

    [Fact]
    public void Nodes_share_lists_that_do_not_differ()
    {
        var builder = new ClusterBuilder()
            .Node("node-a", [])
            .Node("node-b", [])
            .Service("shop/web", "10.96.0.20", "80")
            .Slice("shop/web", "80", ClusterBuilder.Ready("10.0.0.1"), ClusterBuilder.Ready("10.0.0.2") with { Ready = false });
        var plan = builder.Plan();
        var left = plan.ForNode(plan.Cluster.Nodes[0]).IPv4.Ports[0].Endpoints.Cluster;
        var right = plan.ForNode(plan.Cluster.Nodes[1]).IPv4.Ports[0].Endpoints.Cluster;
        Assert.True(left == right, "ImmutableArray equality is by reference");
    }

    private static ObjectMeta Labelled(string service) => new()
    {
        Namespace = "shop",
        Name = "web-x",
        Labels = [KeyValuePair.Create(EndpointSlice.ServiceNameLabel, service)],
    };

    private static IEnumerable<string> Texts(NodePlan plan) => plan.IPv4.Services.EndpointsByName.Single().Value.Items.Select(endpoint => endpoint.Text);
}
