using Knetc.Binding;
using Knetc.Net;

namespace Knetc.Tests.Ipvs;

/// <summary>The worked examples of the specification of ipvs mode.</summary>
public sealed class WorkedExampleTests
{
    [Fact]
    public void Example_1_A_mixed_IPv4_node() => Check("ipvs-example-1", IpFamily.IPv4, new ClusterBuilder()
        .Node("node-a", ["192.168.10.11", "10.244.1.1"])
        .Service(
            "shop/web",
            "10.96.0.20",
            "http:80@30080",
            spec => spec with { Type = "LoadBalancer", LoadBalancerSourceRanges = ["203.0.113.0/24"] },
            Vip("198.51.100.10"))
        .Service(
            "shop/here",
            "10.96.0.30",
            "http:80@30081",
            spec => spec with { Type = "LoadBalancer", ExternalTrafficPolicy = "Local", HealthCheckNodePort = 31000 },
            Vip("198.51.100.11"))
        .Service("shop/sticky", "10.96.0.21", "http:80", spec => spec with
        {
            ExternalIPs = ["203.0.113.50"],
            SessionAffinity = "ClientIP",
            SessionAffinityConfig = new SessionAffinityConfig(new ClientIPConfig(10800)),
        })
        .Service("kube-system/kube-dns", "10.96.0.10", "dns:53/UDP")
        .Slice("shop/web", "http:8080", Ready("10.244.1.5", "node-a"), Ready("10.244.2.7", "node-b"))
        .Slice("shop/here", "http:8080", Ready("10.244.1.5", "node-a"), Ready("10.244.2.7", "node-b"))
        .Slice("shop/sticky", "http:8080", Ready("10.244.1.5", "node-a"))
        .Slice("kube-system/kube-dns", "dns:53/UDP", Ready("10.244.1.2", "node-a")));

    [Fact]
    public void Example_2_IPv6_without_detector() => Check("ipvs-example-2", IpFamily.IPv6, new ClusterBuilder()
        .Configure(proxy => proxy with { Ipvs = proxy.Ipvs with { Scheduler = "mh" } })
        .Node("node-a", ["192.168.10.11", "fd00:192::11"])
        .Service("shop/web", "fd00:10:96::20", "http:80@30080", spec => spec with { Type = "NodePort" })
        .Slice("shop/web", "http:8080", Ready("fd00:10:244:1::5", "node-a")));

    private static void Check(string example, IpFamily family, ClusterBuilder cluster)
    {
        var texts = new IpvsTexts(cluster, family);

        Assert.Equal(Sorted(Expected(example + ".ipset")), Sorted(texts.Sets));
        Assert.Equal(Sorted(Expected(example + ".servers")), Sorted(texts.Servers));
        Assert.Equal(Sorted(Expected(example + ".batch")), Sorted(texts.Addresses));

        // Hooks are no part of the reference's text, and the order of its chain lines does not count.
        Assert.Equal(
            Chains(Expected(example + ".restore")),
            Chains(texts.Rules));
        Assert.Equal(
            Expected(example + ".restore").Where(IsNoChain),
            texts.Rules.Where(line => IsNoChain(line) && (line[0] != '-' || line.StartsWith("-A KUBE-", StringComparison.Ordinal))));
    }

    private static bool IsNoChain(string line) => line[0] != ':';

    private static IEnumerable<string> Chains(string[] lines)
    {
        string table = "";
        var chains = new List<string>();
        foreach (string line in lines)
        {
            if (line[0] == '*') table = line;
            else if (line[0] == ':') chains.Add(table + line);
        }

        return chains.Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Sorted(string[] lines) => lines.Order(StringComparer.Ordinal);

    private static string[] Expected(string file)
    {
        using var stream = typeof(WorkedExampleTests).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }

    private static Func<Service, Service> Vip(string address) => service => service with { Ingress = [new LoadBalancerIngress(address, "", "VIP")] };

    private static Endpoint Ready(string address, string node) => ClusterBuilder.Ready(address, node);
}
