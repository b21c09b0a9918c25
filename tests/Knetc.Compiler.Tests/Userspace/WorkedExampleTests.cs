using Knetc.Binding;

namespace Knetc.Tests.Userspace;

/// <summary>The worked example of the specification of userspace mode, with the proxy ports that its rule gives.</summary>
public sealed class WorkedExampleTests
{
    private readonly UserspaceTexts _texts = new(Example());

    [Fact]
    public void Rules()
    {
        string[] expected = Expected("userspace-example.restore");
        string[] hooks = Expected("userspace-example.hooks");

        Assert.Equal(Chains(expected), Chains(_texts.IPv4));
        Assert.Equal(expected.Where(IsNoChain), _texts.IPv4.Where(line => IsNoChain(line) && !hooks.Contains(line)));
        Assert.Equal(hooks, _texts.IPv4.Where(line => line.StartsWith("-A ", StringComparison.Ordinal) && !line.StartsWith("-A KUBE-", StringComparison.Ordinal)));
        Assert.Empty(_texts.IPv6);
    }

    [Fact]
    public void Servers_of_nginx() => Assert.Equal(string.Join('\n', Expected("userspace-example.nginx")) + "\n", _texts.Servers);

    [Fact]
    public void Every_line_of_nginx_but_brackets_has_an_origin()
    {
        string[] lines = _texts.Servers.Split('\n');
        var expected = from i in Enumerable.Range(0, lines.Length) where lines[i].Trim() is not ("" or "}") select i + 1;
        Assert.Equal(expected, _texts.Origins.Select(origin => origin.Line));
        var server = _texts.Origins.Single(origin => lines[origin.Line - 1] == "        server 10.244.1.2:53 max_fails=0;").Origin;
        Assert.Equal(("EndpointSlice kube-system/kube-dns-002", "endpoints[0]"), (server.Object.ToString(), server.Path.ToString()));
    }

    internal static ClusterBuilder Example() => new ClusterBuilder()
        .Node("node-a", ["192.168.10.11", "fd00:192::11"])
        .Service(
            "shop/web",
            "10.96.0.20",
            "http:80@30080",
            spec => spec with { Type = "LoadBalancer", ExternalIPs = ["203.0.113.50"] },
            service => service with { Ingress = [new LoadBalancerIngress("198.51.100.10", "", null)] })
        .Service("kube-system/kube-dns", "10.96.0.10", "dns:53/UDP")
        .Service("shop/sticky", "10.96.0.21", "http:80", spec => spec with
        {
            SessionAffinity = "ClientIP",
            SessionAffinityConfig = new SessionAffinityConfig(new ClientIPConfig(10800)),
        })
        .Service("shop/empty", "10.96.0.22", "80")
        .Slice("shop/web", "http:8080", ClusterBuilder.Ready("10.244.1.5"), ClusterBuilder.Ready("10.244.2.7"))
        .Slice("shop/sticky", "http:8080", ClusterBuilder.Ready("10.244.1.5"), ClusterBuilder.Ready("10.244.2.7"))
        .Slice("kube-system/kube-dns", "dns:53/UDP", ClusterBuilder.Ready("10.244.1.2"));

    private static bool IsNoChain(string line) => line[0] != ':';

    private static IEnumerable<string> Chains(string[] lines) => lines.Where(line => !IsNoChain(line)).Order(StringComparer.Ordinal);

    private static string[] Expected(string file)
    {
        using var stream = typeof(WorkedExampleTests).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }
}
