using Knetc.Diagnostics;
using Knetc.Options;

namespace Knetc.Tests.Options;

/// <summary>The command lines of components, in the forms in which manifests have them.</summary>
public sealed class ComponentFlagTests
{
    [Theory]
    [InlineData("command: [kube-apiserver, --service-node-port-range=31000-31999]", "31000-31999")]
    [InlineData("command: [/usr/local/bin/kube-apiserver], args: [--service-node-port-range, 31000-31999]", "31000-31999")]
    [InlineData("command: [/go-runner, --log-file=/x, kube-apiserver, '--service-node-port-range=31000-31999']", "31000-31999")]
    [InlineData("image: 'registry:5000/kube-apiserver:v1.36.0', args: [--service-node-port-range=31000+999]", "31000-31999")]
    [InlineData("image: 'kube-apiserver@sha256:0', args: [--service_node_port_range=31000-31999]", "31000-31999")]
    [InlineData("command: [kube-apiserver, --service-node-port-range=31000-31999, --service-node-port-range=30500-30600]", "30500-30600")]
    [InlineData("command: [kube-apiserver, --allow-privileged, --service-node-port-range=31000-31999]", "31000-31999")]
    [InlineData("command: [kube-apiserver, --, --service-node-port-range=31000-31999]", null)]
    [InlineData("command: [kube-scheduler, --service-node-port-range=31000-31999]", null)]
    [InlineData("command: [kube-controller-manager, --service-node-port-range=31000-31999]", null)]
    [InlineData("command: [sleep], image: kube-apiserver, args: [--service-node-port-range=31000-31999]", null)]
    public void An_api_server_states_the_node_ports(string container, string? expected)
    {
        string image = container.Contains("image:") ? "" : ", image: x";
        var row = Table($"apiVersion: v1\nkind: Pod\nmetadata: {{name: component}}\nspec:\n  containers:\n  - {{name: component{image}, {container}}}\n").Find(ClusterOption.ServiceNodePortRange)!;
        Assert.Equal(expected ?? "30000-32767", row.InForce.Value);
        Assert.Equal(expected is null ? "default" : "kube-apiserver flags", row.InForce.Source);
    }

    [Fact]
    public void A_controller_manager_states_what_it_allocates_by()
    {
        var options = Compile(Pod("kube-controller-manager", "--allocate-node-cidrs=false --cluster-cidr=10.244.0.0/16 --node-cidr-mask-size=26 --max-endpoints-per-slice=7 --mirroring-max-endpoints-per-subset 8")).Cluster.Options;
        Assert.False(options.AllocateNodeCidrs);
        Assert.Equal((26, 64, 7, 8), (options.NodeCidrMaskSizeIPv4, options.NodeCidrMaskSizeIPv6, options.MaxEndpointsPerSlice, options.MirroringMaxEndpointsPerSubset));
        Assert.Equal("10.244.0.0/16", Assert.Single(options.ClusterCidrs).ToString());
    }

    [Fact]
    public void A_mask_without_a_family_is_that_of_an_IPv6_cluster()
    {
        var options = Compile(Pod("kube-controller-manager", "--cluster-cidr=fd00:10:244::/56 --node-cidr-mask-size=68")).Cluster.Options;
        Assert.Equal((24, 68), (options.NodeCidrMaskSizeIPv4, options.NodeCidrMaskSizeIPv6));
    }

    [Fact]
    public void Nodes_get_no_ranges_when_allocation_is_off()
    {
        const string Node = "---\napiVersion: v1\nkind: Node\nmetadata: {name: north}\n";
        string[] flags = ["--cluster-cidr=10.244.0.0/16", "--cluster-cidr=10.244.0.0/16 --allocate-node-cidrs=false"];
        Assert.Equal([1, 0], flags.Select(flag => Compile(Pod("kube-controller-manager", flag) + Node).Cluster.Nodes[0].PodCIDRs.Length));
    }

    [Fact]
    public void Of_repeated_extra_arguments_the_last_counts()
    {
        const string Text = "apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\napiServer:\n  extraArgs:\n  - {name: service-node-port-range, value: 31000-31999}\n  - {name: service-node-port-range, value: 30500-30600}\n";
        var row = Table(Text).Find(ClusterOption.ServiceNodePortRange)!;
        Assert.Equal(("30500-30600", "kube-apiserver extraArgs", 6), (row.InForce.Value, row.InForce.Source, row.InForce.Location!.Start.Line));
    }

    [Fact]
    public void Flags_of_kube_proxy_lie_over_its_configuration()
    {
        const string Configuration = "---\napiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\nmode: iptables\nnodePortAddresses: [192.168.0.0/16]\niptables: {masqueradeBit: 10, localhostNodePorts: false}\n";
        string daemons = DaemonSet("--proxy-mode=ipvs --masquerade-all --iptables-masquerade-bit=12 --detect-local-mode NodeCIDR --feature-gates=NFTablesProxyMode=false --conntrack-tcp-be-liberal");
        var options = Compile(daemons + Configuration).Cluster.Options;
        Assert.Equal(ProxyMode.Ipvs, options.ProxyMode);
        Assert.Equal((true, 12, false), (options.Proxy.Iptables.MasqueradeAll, options.Proxy.Iptables.MasqueradeBit!.Value, options.Proxy.Iptables.LocalhostNodePorts!.Value));
        Assert.Equal(("NodeCIDR", true), (options.Proxy.DetectLocalMode, options.Proxy.Conntrack.TcpBeLiberal));
        Assert.Equal("192.168.0.0/16", Assert.Single(options.Proxy.NodePortAddresses));
        Assert.Equal("kube-proxy flags", options.Table.Find("masquerade-all")!.InForce.Source);
        Assert.Equal("KubeProxyConfiguration", options.Table.Find("nodeport-addresses")!.InForce.Source);
        Assert.Equal("default", options.Table.Find("bind-address")!.InForce.Source);
    }

    [Fact]
    public void A_bind_address_flag_moves_the_defaults_of_the_listeners() =>
        Assert.Equal("[::]:10256", Compile(DaemonSet("--bind-address=::")).Cluster.Options.Proxy.HealthzBindAddress);

    [Fact]
    public void A_kube_proxy_with_a_file_states_nothing_by_flags()
    {
        var options = Compile(DaemonSet("--config=/etc/kube-proxy.conf --proxy-mode=ipvs --masquerade-all")).Cluster.Options;
        Assert.Equal((ProxyMode.Iptables, false), (options.ProxyMode, options.Proxy.Iptables.MasqueradeAll));
    }

    [Theory]
    [InlineData("--iptables-masquerade-bit=40", "KN1489")]
    [InlineData("--iptables-masquerade-bit=many", "KN2101")]
    [InlineData("--nodeport-addresses=192.168.0.0/16,local", "KN1487")]
    [InlineData("--proxy-mode=IPVS", "KN1481 KN2101")]
    [InlineData("--detect-local-mode=Guess", "KN1482")]
    [InlineData("--cluster-cidr=10.244.0.0", "KN1486 KN2101")]
    [InlineData("--healthz-bind-address=localhost:10256", "KN1485")]
    public void A_bad_flag_is_reported_where_it_stands(string flag, string expected)
    {
        var errors = Compile(DaemonSet(flag)).Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToArray();
        Assert.Equal(expected, string.Join(' ', errors.Select(error => error.Id).Order(StringComparer.Ordinal)));
        Assert.All(errors, error => Assert.Equal(flag[(flag.IndexOf('=') + 1)..], error.Location!.Source.Content.Substring(error.Location.Span.Start, error.Location.Span.Length)));
    }

    private static OptionTable Table(string text) => Compile(text).Cluster.Options.Table;

    private static Compilation Compile(string text) => ExampleCompilation.Compile(text);

    private static string Pod(string program, string flags) =>
        $"apiVersion: v1\nkind: Pod\nmetadata: {{name: component}}\nspec:\n  containers:\n  - name: component\n    image: x\n    command:\n    - {program}\n{Words(flags, 4)}";

    private static string DaemonSet(string flags) =>
        "apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: component}\nspec:\n  selector: {matchLabels: {app: component}}\n  template:\n    metadata: {labels: {app: component}}\n    spec:\n"
        + $"      containers:\n      - name: component\n        image: x\n        command:\n        - kube-proxy\n{Words(flags, 8)}";

    private static string Words(string flags, int indent) => string.Concat(flags.Split(' ').Select(word => $"{new string(' ', indent)}- '{word}'\n"));
}
