using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Testing;
using Knetc.Tests.Pods;

namespace Knetc.Tests.Endpoints;

/// <summary>Slices generated from pods (api-semantics §4.3 to §4.7).</summary>
public sealed class EndpointSliceBuilderTests
{
    private static readonly string Node = Scenario.Node("node-1", "{topology.kubernetes.io/zone: west}", "{podCIDR: 10.244.1.0/24}");

    private static EndpointSlice Slice(string yaml, int minor = 36) => Assert.Single(new Scenario(yaml, minor).Slices());

    private static Endpoint Endpoint(string yaml, int minor = 36) => Assert.Single(Slice(yaml, minor).Endpoints);

    private static string[] Ports(EndpointSlice slice) => [.. slice.Ports.Select(port => $"{port.Name}/{port.Protocol}/{port.Port}/{port.AppProtocol}")];

    [Fact]
    public void A_slice_has_the_name_labels_and_endpoint_of_the_reference()
    {
        var slice = Slice(Node + Scenario.Service(metadata: "labels: {team: shop, kubernetes.io/service-name: other, service.kubernetes.io/headless: ''}", spec: "selector: {app: web}\n  clusterIP: 10.96.0.9") + Scenario.Pod("web-0"));
        Assert.Equal("web-ttw6d", slice.Name);
        Assert.Equal("default", slice.Namespace);
        Assert.Equal("IPv4", slice.AddressType);
        Assert.Equal("EndpointSlice default/web-ttw6d", slice.Manifest.ToString());
        Assert.Equal(
            ["endpointslice.kubernetes.io/managed-by=endpointslice-controller.k8s.io", "kubernetes.io/service-name=web", "team=shop"],
            slice.Metadata.Labels.Select(label => $"{label.Key}={label.Value}").Order());
        Assert.Equal(["http/TCP/8080/"], Ports(slice));
        var endpoint = Assert.Single(slice.Endpoints);
        Assert.Equal("10.244.1.2", Assert.Single(endpoint.Addresses));
        Assert.Equal((true, true, false), (endpoint.Ready, endpoint.Serving, endpoint.Terminating));
        Assert.Equal(("node-1", "west", null), (endpoint.NodeName, endpoint.Zone, endpoint.Hostname));
        Assert.Equal(new TargetReference("Pod", "default", "web-0", ""), endpoint.TargetRef);
        Assert.Equal("Pod default/web-0", endpoint.Origin.Object.ToString());
    }

    [Theory]
    [InlineData("type: ExternalName\n  externalName: example.com\n  selector: {app: web}")]
    [InlineData("type: ClusterIP")]
    public void Services_without_selector_or_address_get_none(string spec) =>
        Assert.Empty(new Scenario(Node + Scenario.Service(spec: spec) + Scenario.Pod("web-0")).Slices());

    [Fact]
    public void A_headless_Service_is_labelled_and_may_have_no_ports()
    {
        var slice = Slice(Node + Scenario.Service(ports: "[]", spec: "selector: {app: web}\n  clusterIP: None") + Scenario.Pod("web-0"));
        Assert.Equal("", slice.Metadata.Label("service.kubernetes.io/headless"));
        Assert.Empty(slice.Ports);
        Assert.Single(slice.Endpoints);
    }

    [Fact]
    public void A_Service_without_pods_has_one_empty_slice_per_family()
    {
        var slices = new Scenario(Scenario.Service(spec: "selector: {app: web}\n  ipFamilyPolicy: PreferDualStack\n  ipFamilies: [IPv6, IPv4]")).Slices();
        Assert.Equal(["IPv4", "IPv6"], slices.Select(slice => slice.AddressType).Order());
        Assert.All(slices, slice => Assert.True(slice.Ports.IsEmpty && slice.Endpoints.IsEmpty));
    }

    [Fact]
    public void Every_family_has_slices_of_its_own()
    {
        string yaml = Scenario.Service(spec: "selector: {app: web}\n  ipFamilyPolicy: PreferDualStack\n  ipFamilies: [IPv4, IPv6]")
            + Scenario.Pod("web-0", status: "{podIPs: [{ip: 192.0.2.1}, {ip: '2001:db8::1'}]}")
            + Scenario.Pod("web-1", status: "{podIPs: [{ip: 192.0.2.2}]}");
        var slices = new Scenario(yaml).Slices().ToDictionary(slice => slice.AddressType);
        Assert.Equal(["192.0.2.1", "192.0.2.2"], slices["IPv4"].Endpoints.Select(endpoint => endpoint.Addresses[0]));
        Assert.Equal(["2001:db8::1"], slices["IPv6"].Endpoints.Select(endpoint => endpoint.Addresses[0]));
    }

    [Theory]
    [InlineData("{app: web, tier: front}", true)]
    [InlineData("{app: web}", false)]
    [InlineData("{app: web, tier: back}", false)]
    public void Every_label_of_the_selector_must_match(string labels, bool matches) => Assert.Equal(
        matches ? 1 : 0,
        Slice(Node + Scenario.Service(spec: "selector: {app: web, tier: front}") + Scenario.Pod("web-0", labels)).Endpoints.Length);

    [Fact]
    public void Pods_of_another_namespace_do_not_match() => Assert.Empty(
        Slice(Node + Scenario.Service() + Scenario.Pod("web-0").Replace("name: web-0", "namespace: other, name: web-0", StringComparison.Ordinal)).Endpoints);

    [Theory]
    [InlineData("{}", true, true, true)]
    [InlineData("{}", false, false, false)]
    [InlineData("{podIP: 192.0.2.1}", true, true, true)]
    [InlineData("{phase: Running, podIP: 192.0.2.1, conditions: [{type: Ready, status: 'True'}]}", false, true, true)]
    [InlineData("{phase: Running, podIP: 192.0.2.1, conditions: [{type: Ready, status: 'False'}]}", true, false, false)]
    [InlineData("{phase: Running, podIP: 192.0.2.1, conditions: [{type: Ready, status: Unknown}]}", true, false, false)]
    [InlineData("{phase: Running, podIP: 192.0.2.1}", true, false, false)]
    public void Readiness_comes_from_the_status_or_is_assumed(string status, bool assumeReady, bool ready, bool serving)
    {
        var endpoint = Assert.Single(Assert.Single(new Scenario(Node + Scenario.Service() + Scenario.Pod("web-0", status: status)).Slices(assumeReady)).Endpoints);
        Assert.Equal((ready, serving, false), (endpoint.Ready, endpoint.Serving, endpoint.Terminating));
    }

    [Theory]
    [InlineData("Succeeded")]
    [InlineData("Failed")]
    public void Pods_that_have_ended_are_no_endpoints(string phase) =>
        Assert.Empty(Slice(Node + Scenario.Service() + Scenario.Pod("web-0", status: $"{{phase: {phase}, podIP: 192.0.2.1}}")).Endpoints);

    [Fact]
    public void Terminating_pods_serve_but_are_not_ready()
    {
        string pod = Scenario.Pod("web-0").Replace("name: web-0", "name: web-0, deletionTimestamp: '2026-01-01T00:00:00Z'", StringComparison.Ordinal);
        var endpoint = Endpoint(Node + Scenario.Service() + pod);
        Assert.Equal((false, true, true), (endpoint.Ready, endpoint.Serving, endpoint.Terminating));
        endpoint = Endpoint(Node + Scenario.Service(spec: "selector: {app: web}\n  publishNotReadyAddresses: true") + pod);
        Assert.Equal((true, true, true), (endpoint.Ready, endpoint.Serving, endpoint.Terminating));
    }

    [Theory]
    [InlineData("hostname: one\n  subdomain: web", "one")]
    [InlineData("hostname: one\n  subdomain: other", null)]
    [InlineData("hostname: one", null)]
    [InlineData("subdomain: web", null)]
    public void The_hostname_counts_in_the_Service_of_its_subdomain(string spec, string? hostname) =>
        Assert.Equal(hostname, Endpoint(Node + Scenario.Service() + Scenario.Pod("web-0", spec: spec)).Hostname);

    [Fact]
    public void A_pod_on_an_unknown_node_is_left_out_unless_unready_addresses_are_published()
    {
        string pod = Scenario.Pod("web-0", spec: "nodeName: gone", status: "{podIP: 192.0.2.1}");
        Assert.Empty(Slice(Node + Scenario.Service() + pod).Endpoints);
        Assert.Single(Slice(Node + Scenario.Service(spec: "selector: {app: web}\n  publishNotReadyAddresses: true") + pod).Endpoints);
        Assert.Single(Slice(Scenario.Service() + pod).Endpoints);
    }

    [Fact]
    public void Host_network_pods_keep_equal_addresses_apart()
    {
        string node = Scenario.Node("node-1", spec: "{podCIDR: 10.244.1.0/24}", status: "{addresses: [{type: InternalIP, address: 192.0.2.9}]}");
        var slice = Slice(node + Scenario.Service() + Scenario.Pod("web-0", spec: "hostNetwork: true") + Scenario.Pod("web-1", spec: "hostNetwork: true"));
        Assert.Equal(["192.0.2.9", "192.0.2.9"], slice.Endpoints.Select(endpoint => endpoint.Addresses[0]));
        Assert.Equal(["web-0", "web-1"], slice.Endpoints.Select(endpoint => endpoint.TargetRef!.Name));
    }

    [Fact]
    public void Named_ports_are_found_by_name_and_protocol()
    {
        string service = Scenario.Service(ports: "[{name: web, port: 80, targetPort: http, appProtocol: h2c}, {name: dns, port: 53, targetPort: http, protocol: UDP}, {name: gone, port: 81, targetPort: gone}]");
        var slice = Slice(Node + service + """
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web-0, labels: {app: web}}
            spec:
              containers:
              - {name: a, image: "registry.example/a:1", ports: [{name: other, containerPort: 1}, {name: http, containerPort: 53, protocol: UDP}]}
              - {name: b, image: "registry.example/b:1", ports: [{name: http, containerPort: 8080}]}
              - {name: c, image: "registry.example/c:1", ports: [{name: http, containerPort: 9090}]}

            """);
        Assert.Equal(["web/TCP/8080/h2c", "dns/UDP/53/"], Ports(slice));
    }

    [Theory]
    [InlineData(32, 0)]
    [InlineData(33, 9090)]
    public void Named_ports_of_sidecars_count_in_newer_releases(int minor, int port)
    {
        string pod = Scenario.Pod("web-0", spec: """
            initContainers:
              - {name: setup, image: "registry.example/x:1", ports: [{name: metrics, containerPort: 1}]}
              - {name: proxy, image: "registry.example/x:1", restartPolicy: Always, ports: [{name: metrics, containerPort: 9090}]}
            """);
        var slice = Slice(Node + Scenario.Service(ports: "[{port: 80, targetPort: metrics}]") + pod, minor);
        Assert.Equal(port == 0 ? [] : [$"/TCP/{port}/"], Ports(slice));
        Assert.Single(slice.Endpoints);
    }

    [Fact]
    public void Pods_that_resolve_a_port_differently_are_in_different_slices()
    {
        string yaml = Node + Scenario.Service(ports: "[{name: a, port: 80, targetPort: http}, {name: b, port: 81, targetPort: 81}]")
            + Scenario.Pod("web-0", ports: "[{name: http, containerPort: 8080}]")
            + Scenario.Pod("web-1", ports: "[{name: http, containerPort: 9090}]")
            + Scenario.Pod("web-2", ports: "[{name: http, containerPort: 8080}, {name: other, containerPort: 7}]")
            + Scenario.Pod("web-3");
        var slices = new Scenario(yaml).Slices().OrderBy(slice => slice.Endpoints[0].TargetRef!.Name).ToList();
        Assert.Equal(["web-0 web-2", "web-1", "web-3"], slices.Select(slice => string.Join(" ", slice.Endpoints.Select(endpoint => endpoint.TargetRef!.Name))));
        Assert.Equal(["a/TCP/8080/", "b/TCP/81/"], Ports(slices[0]));
        Assert.Equal(["b/TCP/81/"], Ports(slices[2]));
    }

    [Fact]
    public void A_slice_has_at_most_a_hundred_endpoints()
    {
        string yaml = Scenario.Service() + string.Concat(Enumerable.Range(0, 250).Select(i => Scenario.Pod($"web-{i:000}", status: $"{{podIP: 192.0.2.{i}}}")));
        var slices = new Scenario(yaml).Slices().OrderBy(slice => slice.Endpoints[0].TargetRef!.Name).ToList();
        Assert.Equal([100, 100, 50], slices.Select(slice => slice.Endpoints.Length));
        Assert.Equal("web-ttw6d", slices[0].Name);
        Assert.Equal(Enumerable.Range(0, 250).Select(i => $"web-{i:000}"), slices.SelectMany(slice => slice.Endpoints).Select(endpoint => endpoint.TargetRef!.Name));
    }

    [Fact]
    public void A_long_name_is_cut_before_its_suffix()
    {
        string name = new('a', 60);
        var slice = Slice(Node + Scenario.Service(name) + Scenario.Pod("web-0"));
        Assert.Equal(63, slice.Name.Length);
        Assert.StartsWith(name[..58], slice.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_the_input_does_not_matter()
    {
        string yaml = Node + string.Concat(Enumerable.Range(0, 20).Select(i => Scenario.Service($"web-{i}", ports: "[{port: 80, targetPort: http}]", spec: $"selector: {{app: web, n: '{i % 3}'}}")))
            + string.Concat(Enumerable.Range(0, 60).Select(i => Scenario.Pod($"pod-{i}", $"{{app: web, n: '{i % 3}'}}", ports: $"[{{name: http, containerPort: {8080 + (i % 2)}}}]")));
        var scenario = new Scenario(yaml);
        string expected = Print(scenario.Slices());
        scenario.Objects = scenario.Objects with { Pods = [.. scenario.Objects.Pods.Reverse()], Services = [.. scenario.Objects.Services.Reverse()] };
        Assert.Equal(expected, Print(scenario.Slices()));
    }

    private static string Print(ImmutableArray<EndpointSlice> slices) => string.Join("\n", slices.Select(slice =>
        $"{slice.Namespace}/{slice.Name} {string.Join(",", Ports(slice))} {string.Join(",", slice.Endpoints.Select(endpoint => endpoint.TargetRef!.Name + "=" + endpoint.Addresses[0]))}"));

    [Fact]
    public void Ten_thousand_Services_take_about_a_second()
    {
        var yaml = new System.Text.StringBuilder();
        for (int i = 0; i < 10_000; i++) yaml.Append(Scenario.Service($"web-{i}", spec: $"selector: {{app: web, instance: i{i}}}"));
        for (int i = 0; i < 50_000; i++) yaml.Append(Scenario.Pod($"pod-{i}", $"{{app: web, instance: i{i % 10_000}}}", status: $"{{podIP: 10.1.{i / 250}.{i % 250}}}"));
        var scenario = new Scenario(yaml.ToString());
        var start = ThreadTime.Now;
        var slices = Knetc.Endpoints.EndpointSliceBuilder.Build(scenario.Objects.Services, scenario.Objects.Pods, [], [], scenario.Version, new Knetc.Diagnostics.DiagnosticBag());
        Assert.InRange(ThreadTime.Now - start, TimeSpan.Zero, TimeSpan.FromSeconds(8));
        Assert.Equal(10_000, slices.Length);
        Assert.All(slices, slice => Assert.Equal(5, slice.Endpoints.Length));
    }
}
