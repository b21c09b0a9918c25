using Knetc.Diagnostics;
using Knetc.Locking;
using Knetc.Options;
using Knetc.Text;

namespace Knetc.Tests.Locking;

/// <summary>What a lock does to a compilation, case by case.</summary>
public sealed class LockedAllocationTests
{
    private const string Headless = "clusterIP: None, ";

    [Fact]
    public void A_locked_value_is_used()
    {
        var result = Compile(Service("web"), Lock("clusterip", ("IPv4/default/web", "\"10.0.0.99\"")));
        Assert.Equal("10.0.0.99", result.Cluster.Services[0].Spec.ClusterIP);
        Assert.Empty(Ids(result));
    }

    [Fact]
    public void The_value_of_a_removed_field_is_kept()
    {
        var first = Compile(Service("web", "clusterIP: 10.0.0.99, "), null);
        Assert.True(Entry(first, LockPool.ClusterIP, "IPv4/default/web").IsExplicit);
        var second = Compile(Service("web"), first.Lock);
        Assert.Equal("10.0.0.99", second.Cluster.Services[0].Spec.ClusterIP);
        Assert.False(Entry(second, LockPool.ClusterIP, "IPv4/default/web").IsExplicit);
    }

    [Theory]
    [InlineData("192.168.0.1", "is no usable address of the IPv4 service range")]
    [InlineData("10.0.0.255", "is no usable address of the IPv4 service range")]
    [InlineData("fd00::1", "is no usable address of the IPv4 service range")]
    [InlineData("10.0.0.1", "is reserved for the Service default/kubernetes")]
    public void A_value_that_became_impossible_is_chosen_anew(string value, string reason)
    {
        var result = Compile(Service("web") + Service("api"), Lock("clusterip", ("IPv4/default/api", "\"10.0.0.99\""), ("IPv4/default/web", $"\"{value}\"")));
        var finding = Assert.Single(result.Diagnostics, diagnostic => diagnostic.Id == "KN2092");
        Assert.Contains(reason, finding.Message);
        Assert.Equal("Service default/web", finding.Object);
        Assert.Equal($"\"{value}\"", Text(finding));

        // That of the test vectors; the other Service does not move.
        Assert.Equal(["10.0.0.99", "10.0.0.236"], result.Cluster.Services.Select(service => service.Spec.ClusterIP));
    }

    [Fact]
    public void Of_two_keys_with_one_value_the_smaller_keeps_it()
    {
        var result = Compile(Service("web") + Service("api"), Lock("clusterip", ("IPv4/default/api", "\"10.0.0.99\""), ("IPv4/default/web", "\"10.0.0.99\"")));
        Assert.Equal(["10.0.0.99", "10.0.0.236"], result.Cluster.Services.Select(service => service.Spec.ClusterIP));
        Assert.Equal("clusterip/IPv4/default/web and clusterip/IPv4/default/api both have 10.0.0.99; the second keeps it, another value is chosen for the first", Assert.Single(result.Diagnostics, diagnostic => diagnostic.Id == "KN2092").Message);
    }

    [Fact]
    public void The_value_of_a_Service_with_errors_stays_its_own()
    {
        string broken = Service("api").Replace("port: 80", "port: 0");
        var result = Compile(broken + Service("web", "clusterIP: 10.0.0.99, "), Lock("clusterip", ("IPv4/default/api", "\"10.0.0.99\"")));
        Assert.Contains("KN2093", Ids(result));
    }

    [Fact]
    public void Who_asks_for_a_locked_value_is_refused_and_told_another()
    {
        var result = Compile(Service("web", "clusterIP: 10.0.0.99, ") + Service("api"), Lock("clusterip", ("IPv4/default/api", "\"10.0.0.99\"")));
        var finding = Assert.Single(result.Diagnostics, diagnostic => diagnostic.Id == "KN2093");
        Assert.Equal("10.0.0.99", Text(finding));
        Assert.Equal("10.0.0.236", finding.Fix);
        Assert.Equal("knetc.lock.json:4:16: recorded for Service default/api", $"{Assert.Single(finding.Related).Location}: {finding.Related[0].Message}");
    }

    [Fact]
    public void Who_asks_for_a_retired_value_gets_it()
    {
        string lockText = Compile(Service("web", "clusterIP: 10.0.0.99, "), Lock("clusterip", ("IPv4/default/api", "\"10.0.0.99\""))).Lock;
        Assert.DoesNotContain("default/api", lockText);
    }

    [Fact]
    public void A_value_is_retired_with_its_need_and_comes_back_with_it()
    {
        string lockText = Lock("clusterip", ("IPv4/default/web", "\"10.0.0.99\""));
        var without = Compile(Service("web", Headless), lockText);
        Assert.Equal("10.0.0.99", Assert.Single(Read(without).Retired(LockPool.ClusterIP).Entries).Value);
        var again = Compile(Service("web"), without.Lock);
        Assert.Equal("10.0.0.99", again.Cluster.Services[0].Spec.ClusterIP);
        Assert.False(Read(again).HasRetired);
    }

    [Fact]
    public void A_full_pool_takes_the_smallest_retired_key()
    {
        // Of a /29 the first address is reserved, which leaves five.
        string[] names = ["a", "b", "c", "d", "e"];
        var layer = Range("10.0.0.0/29");
        var first = Compile(string.Concat(names.Select(name => Service(name))), null, layer);
        var second = Compile(Service("a") + Service("d") + Service("e"), first.Lock, layer);
        var third = Compile(Service("a") + Service("d") + Service("e") + Service("new"), second.Lock, layer);
        Assert.Equal(first.Cluster.Services[1].Spec.ClusterIP, third.Cluster.Services[3].Spec.ClusterIP);
        Assert.Equal("IPv4/default/c", Assert.Single(Read(third).Retired(LockPool.ClusterIP).Entries).Key);
        Assert.Contains("clusterip/IPv4/default/b, which is retired", Assert.Single(third.Diagnostics, diagnostic => diagnostic.Id == "KN2092").Message);
    }

    [Theory]
    [InlineData("{name: a, port: 53}, {name: b, protocol: UDP, port: 53}", "30053 30054")]
    [InlineData("{name: a, port: 53}", "30053")]
    [InlineData("{name: b, protocol: UDP, port: 53}", "30054")]
    [InlineData("{name: a, port: 53, nodePort: 30060}, {name: b, protocol: UDP, port: 53}", "30060 30054")]
    [InlineData("{name: a, port: 53}, {name: c, protocol: SCTP, port: 53}", "30053 30053")]
    public void Protocols_keep_their_own_node_port(string ports, string expected)
    {
        var result = Compile(NodePort(ports), Lock("nodeport", ("default/web/53", "30053"), ("default/web/53/UDP", "30054")));
        Assert.Equal(expected, string.Join(' ', result.Cluster.Services[0].Spec.Ports.Select(port => port.NodePort)));
        Assert.Empty(Ids(result));
    }

    [Fact]
    public void The_lock_does_not_depend_on_the_order_of_files()
    {
        string[] files = [Service("web"), Service("api"), NodePort("{name: a, port: 53}").Replace("web", "dns"), Node("b"), Node("a"), Deployment("web"), Deployment("api")];
        string expected = Compile(files).Lock;
        Assert.Equal(expected, Compile([.. files.Reverse()]).Lock);
        Assert.Equal(expected, Compile([string.Concat(files)]).Lock);
        Assert.Equal(expected, Compile([string.Concat(files)], expected).Lock);
    }

    [Fact]
    public void A_node_keeps_its_block_and_its_pods()
    {
        var first = Compile([Node("m"), Deployment("web"), Service("web")]);
        string Pods(Compilation result) => string.Join(' ', result.Cluster.Pods.Select(pod => $"{pod.Spec.NodeName}={pod.PodIP}"));
        var second = Compile([Node("a"), Node("m"), Deployment("web"), Service("web")], first.Lock);
        Assert.Equal("10.1.0.0/24", second.Cluster.Nodes.Single(node => node.Name == "m").PodCIDR);
        Assert.Equal("10.1.1.0/24", second.Cluster.Nodes.Single(node => node.Name == "a").PodCIDR);
        Assert.Equal(Pods(first), Pods(second));
        Assert.Equal(first.Cluster.EndpointSlices[0].Name, second.Cluster.EndpointSlices[0].Name);
    }

    [Fact]
    public void Without_a_lock_a_displaced_value_is_reported()
    {
        var layer = Range("10.0.0.0/29");
        string[] names = ["a", "b", "c", "d", "e"];
        var result = new Compilation([new SourceText("all.yaml", string.Concat(names.Select(name => Service(name))))], layer, new LockInput(LockMode.None));
        Assert.Contains("KN2206", Ids(result));
        Assert.DoesNotContain("KN2206", Ids(new Compilation([new SourceText("all.yaml", Service("a"))], layer, new LockInput(LockMode.None))));
    }

    private static Compilation Compile(string manifest, string? lockText, OptionLayer? layer = null) => Compile([manifest], lockText, layer);

    private static Compilation Compile(string[] files, string? lockText = null, OptionLayer? layer = null) => new(
        [.. files.Select((file, index) => new SourceText($"{index}.yaml", file))],
        layer ?? Range("10.0.0.0/24"),
        new LockInput(LockMode.Update, lockText is null ? null : new SourceText("knetc.lock.json", lockText)));

    private static OptionLayer Range(string services)
    {
        Assert.Null(OptionSyntax.ParseCidrs(services, out var ranges));
        Assert.Null(OptionSyntax.ParseCidrs("10.1.0.0/16", out var pods));
        return new OptionLayer("test") { ServiceClusterIPRanges = ranges, ClusterCidrs = pods };
    }

    private static IEnumerable<string> Ids(Compilation result) => result.Diagnostics.Where(diagnostic => diagnostic.Severity != Severity.Info).Select(diagnostic => diagnostic.Id);

    private static string Text(Diagnostic finding) => finding.Location!.Source.Content.Substring(finding.Location.Span.Start, finding.Location.Span.Length);

    private static LockFile Read(Compilation result) => LockReader.Read(new SourceText("knetc.lock.json", result.Lock), new DiagnosticBag())!;

    private static LockEntry Entry(Compilation result, LockPool pool, string key) => Assert.Single(Read(result).Live(pool).Entries, entry => entry.Key == key);

    private static string Lock(string pool, params (string Key, string Value)[] entries) =>
        $"{{\n  \"{pool}\": {{\n{string.Join(",\n", entries.Select(entry => $"    \"{entry.Key}\": {{\n      \"value\": {entry.Value}\n    }}"))}\n  }},\n  \"version\": 1\n}}\n";

    private static string Service(string name, string spec = "") => $"---\napiVersion: v1\nkind: Service\nmetadata: {{name: {name}}}\nspec: {{{spec}selector: {{app: {name}}}, ports: [{{port: 80}}]}}\n";

    private static string NodePort(string ports) => $"---\napiVersion: v1\nkind: Service\nmetadata: {{name: web}}\nspec: {{type: NodePort, ports: [{ports}]}}\n";

    private static string Node(string name) => $"---\napiVersion: v1\nkind: Node\nmetadata: {{name: {name}}}\n";

    private static string Deployment(string name) =>
        $"---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: {name}}}\nspec: {{replicas: 5, selector: {{matchLabels: {{app: {name}}}}}, template: {{metadata: {{labels: {{app: {name}}}}}, spec: {{containers: [{{name: main, image: \"web:1\"}}]}}}}}}\n";
}
