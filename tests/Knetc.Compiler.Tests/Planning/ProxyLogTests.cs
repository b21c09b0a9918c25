using Knetc.Iptables;
using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Tests.Planning;

public class ProxyLogTests
{
    [Fact]
    public void Lines_of_a_first_start()
    {
        var log = Log(new ClusterBuilder()
            .Node("node-a", ["192.168.10.11"], "a")
            .Configure(proxy => proxy with { Mode = "" })
            .Service("shop/web", "10.96.0.20", "http:80")
            .Service("shop/headless", "None", "80")
            .Slice("shop/web", "http:8080", ClusterBuilder.Ready("10.244.2.7"), ClusterBuilder.Ready("10.244.1.5")));
        Assert.Equal(
            """
            server_linux.go:69] "Using iptables proxy"
            server.go:1062] "Successfully retrieved node IP(s)" IPs=["192.168.10.11"]
            server.go:659] "kube-proxy running in dual-stack mode" primary ipFamily="IPv4"
            server_linux.go:165] "Using iptables Proxier"
            server_linux.go:511] "Detect-local-mode set to ClusterCIDR, but no cluster CIDR for family" ipFamily="IPv6"
            server_linux.go:528] "Defaulting to no-op detect-local"
            """,
            string.Join('\n', log.Where(entry => entry.Verbosity == 0 && entry.File.StartsWith("server", StringComparison.Ordinal))));
        Assert.Equal(
            """
            servicechangetracker.go:211] "Adding new service port" portName="shop/web:http" servicePort="10.96.0.20:80/TCP"
            endpointslicecache.go:348] "Setting endpoints for service port name" portName="shop/web:http" endpoints=["10.244.1.5:8080","10.244.2.7:8080"]
            proxier.go:805] "Syncing iptables rules"
            proxier.go:1494] "Reloading service iptables data" numServices=1 numEndpoints=2 numFilterChains=6 numFilterRules=4 numNATChains=7 numNATRules=13
            proxier.go:805] "Syncing iptables rules"
            proxier.go:1494] "Reloading service iptables data" numServices=0 numEndpoints=0 numFilterChains=5 numFilterRules=3 numNATChains=4 numNATRules=5
            """,
            string.Join('\n', log[^6..]));
        Assert.Contains("proxier.go:266] \"Using iptables mark for masquerade\" ipFamily=\"IPv4\" mark=\"0x00004000\"", log.Select(entry => entry.ToString()));
        Assert.Contains("proxier.go:302] \"Iptables sync params\" ipFamily=\"IPv6\" minSyncPeriod=\"1s\" syncPeriod=\"30s\" burstSyncs=2", log.Select(entry => entry.ToString()));
        Assert.Equal(2, log.Count(entry => entry.ToString() == "utils.go:128] \"Skipping service due to cluster IP\" service=\"shop/headless\" clusterIP=\"None\""));
        Assert.Equal(2, log.Count(entry => entry.ToString() == "proxier.go:624] \"Updated proxier node labels\" labels={\"topology.kubernetes.io/zone\":\"a\"}"));
    }

    [Theory]
    [InlineData(null, "a", "node is missing label\" label=\"topology.kubernetes.io/zone\"")]
    [InlineData("a", "", "one or more endpoints is missing a zone hint\" endpoint=\"10.244.1.5:80\"")]
    [InlineData("b", "a", "no hints were provided for zone\" zone=\"b\"")]
    public void Topology(string? zone, string hint, string expected)
    {
        var endpoint = hint.Length == 0 ? ClusterBuilder.Ready("10.244.1.5") : ClusterBuilder.Ready("10.244.1.5", null, hint);
        var log = Log(new ClusterBuilder()
            .Node("node-a", ["192.168.10.11"], zone)
            .Service("shop/web", "10.96.0.20", "80", null, service => service with
            {
                Metadata = service.Metadata with { Annotations = [KeyValuePair.Create("service.kubernetes.io/topology-mode", "Auto")] },
            })
            .Slice("shop/web", "80", endpoint));
        string line = Assert.Single(log, entry => entry.File == "topology.go").ToString();
        Assert.EndsWith(expected, line);
    }

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(1, "1µs")]
    [InlineData(1_500, "1.5ms")]
    [InlineData(30_000_000, "30s")]
    [InlineData(90_000_000, "1m30s")]
    [InlineData(3_600_000_000, "1h0m0s")]
    [InlineData(90_061_250_000, "25h1m1.25s")]
    [InlineData(-1_000_000, "-1s")]
    public void Durations_are_written_as_in_Go(long microseconds, string text) =>
        Assert.Equal($"\"{text}\"", ProxyLogValue.Of(TimeSpan.FromTicks(microseconds * 10)));

    private static ProxyLogEntry[] Log(ClusterBuilder cluster)
    {
        var plan = cluster.PlanNode();
        var backend = new IptablesBackend(plan.Cluster);
        return [.. IptablesLog.Create(plan, backend.Generate(plan, IpFamily.IPv4), backend.Generate(plan, IpFamily.IPv6))];
    }
}
