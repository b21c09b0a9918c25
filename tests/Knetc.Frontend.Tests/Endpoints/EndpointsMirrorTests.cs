using Knetc.Tests.Pods;

namespace Knetc.Tests.Endpoints;

/// <summary>Slices mirrored from Endpoints objects (api-semantics §4.9).</summary>
public sealed class EndpointsMirrorTests
{
    private static readonly string Selectorless = Scenario.Service(spec: "type: ClusterIP");

    private static string Endpoints(string subsets, string metadata = "") => $"""
        ---
        apiVersion: v1
        kind: Endpoints
        metadata:
          name: web
          {metadata}
        subsets: {subsets}

        """;

    [Fact]
    public void Addresses_are_mirrored_with_their_readiness()
    {
        var slice = Assert.Single(new Scenario(Selectorless + Endpoints(
            "[{addresses: [{ip: 192.0.2.1, hostname: one, nodeName: node-1, targetRef: {kind: Pod, name: p, namespace: default}}], notReadyAddresses: [{ip: 192.0.2.2}], ports: [{name: http, port: 8080, appProtocol: h2c}]}]",
            "labels: {team: shop}\n  annotations: {note: kept, endpoints.kubernetes.io/last-change-trigger-time: t, kubectl.kubernetes.io/last-applied-configuration: c}")).Slices());
        Assert.Matches("^web-[b-z2-9]{5}$", slice.Name);
        Assert.Equal(
            ["endpointslice.kubernetes.io/managed-by=endpointslicemirroring-controller.k8s.io", "kubernetes.io/service-name=web", "team=shop"],
            slice.Metadata.Labels.Select(label => $"{label.Key}={label.Value}").Order());
        Assert.Equal(["note"], slice.Metadata.Annotations.Select(annotation => annotation.Key));
        Assert.Equal(("http", "TCP", 8080, "h2c"), (slice.Ports[0].Name, slice.Ports[0].Protocol, slice.Ports[0].Port, slice.Ports[0].AppProtocol));
        Assert.Equal([true, false], slice.Endpoints.Select(endpoint => endpoint.Ready));
        var first = slice.Endpoints[0];
        Assert.Equal(("one", "node-1", "p", null), (first.Hostname, first.NodeName, first.TargetRef!.Name, first.Zone));
        Assert.Equal((null, null), (first.Serving, first.Terminating));
        Assert.Equal("subsets[0].notReadyAddresses[0]", slice.Endpoints[1].Origin.Path.ToString());
    }

    [Fact]
    public void Subsets_are_grouped_by_family_and_ports()
    {
        var slices = new Scenario(Selectorless + Endpoints("""
            
            - {addresses: [{ip: 192.0.2.1}, {ip: "2001:db8::1"}], ports: [{name: a, port: 1}, {name: b, port: 2}]}
            - {addresses: [{ip: 192.0.2.2}], ports: [{name: b, port: 2}, {name: a, port: 1}]}
            - {addresses: [{ip: 192.0.2.3}], ports: [{name: a, port: 1}]}
            """)).Slices();
        Assert.Equal(
            ["IPv4 1 192.0.2.3", "IPv4 2 192.0.2.1 192.0.2.2", "IPv6 2 2001:db8::1"],
            slices.Select(slice => $"{slice.AddressType} {slice.Ports.Length} {string.Join(" ", slice.Endpoints.Select(endpoint => endpoint.Addresses[0]))}").Order());
    }

    [Fact]
    public void Addresses_are_spelled_canonically() => Assert.Equal(
        ["192.0.2.1", "192.0.2.2", "2001:db8::1"],
        new Scenario(Selectorless + Endpoints("[{addresses: [{ip: 192.000.2.1}, {ip: '::ffff:192.0.2.2'}, {ip: '2001:DB8:0::0001'}]}]"), 30)
            .Slices().OrderBy(slice => slice.AddressType).SelectMany(slice => slice.Endpoints).Select(endpoint => endpoint.Addresses[0]));

    [Theory]
    [InlineData("labels: {endpointslice.kubernetes.io/skip-mirror: 'true'}", 0)]
    [InlineData("labels: {endpointslice.kubernetes.io/skip-mirror: 'false'}", 1)]
    [InlineData("annotations: {control-plane.alpha.kubernetes.io/leader: ''}", 0)]
    public void Some_Endpoints_are_not_mirrored(string metadata, int count) =>
        Assert.Equal(count, new Scenario(Selectorless + Endpoints("[{addresses: [{ip: 192.0.2.1}]}]", metadata)).Slices().Length);

    [Fact]
    public void Only_Services_without_a_selector_are_mirrored_for()
    {
        Assert.Empty(new Scenario(Endpoints("[{addresses: [{ip: 192.0.2.1}]}]")).Slices());
        var slice = Assert.Single(new Scenario(Scenario.Service() + Endpoints("[{addresses: [{ip: 192.0.2.1}]}]")).Slices());
        Assert.Empty(slice.Endpoints);
    }

    [Theory]
    [InlineData(1000, 0, 1000, false)]
    [InlineData(1001, 0, 1000, true)]
    [InlineData(990, 20, 990, true)]
    public void A_subset_counts_up_to_a_thousand(int ready, int notReady, int mirroredReady, bool reported)
    {
        string List(int count, int third) => string.Join(", ", Enumerable.Range(0, count).Select(i => $"{{ip: 10.{third}.{i / 250}.{i % 250}}}"));
        var scenario = new Scenario(Selectorless + Endpoints($"[{{addresses: [{List(ready, 1)}], notReadyAddresses: [{List(notReady, 2)}]}}]"));
        var slice = Assert.Single(scenario.Slices());
        Assert.Equal(1000, slice.Endpoints.Length);
        Assert.Equal(mirroredReady, slice.Endpoints.Count(endpoint => endpoint.Ready == true));
        Assert.Equal(reported, scenario.Diagnostics.Any(diagnostic => diagnostic.Id == "KN3121"));
    }
}
