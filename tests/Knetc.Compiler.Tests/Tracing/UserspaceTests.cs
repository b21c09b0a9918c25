using Knetc.Options;
using static Knetc.Tests.Tracing.TracedCluster;

namespace Knetc.Tests.Tracing;

/// <summary>What the rules of userspace mode mean, together with the proxy they lead to.</summary>
public sealed class UserspaceTests
{
    private const string Both = "forward 10.244.0.5:8080 1/2 masqueraded, 10.244.1.5:8080 1/2 masqueraded";

    private static readonly Lazy<TracedCluster> Cluster = new(() => new TracedCluster(ProxyMode.Userspace));

    [Theory]
    [InlineData(Pod, "10.96.0.10:80/tcp", Both)]
    [InlineData("node", "10.96.0.10:80/tcp", Both)]
    [InlineData(Outside, "192.0.2.11:30080/tcp", Both)]
    [InlineData("node", "127.0.0.1:30080/tcp", Both)]
    [InlineData(Outside, "198.51.100.10:80/tcp", Both)]
    [InlineData("node", "198.51.100.10:80/tcp", "none")]
    [InlineData(Outside, "192.0.2.11:30081/tcp", "forward 10.244.1.6:8080 1 masqueraded")]
    [InlineData(Pod, "10.96.0.30:80/tcp", "forward 10.244.1.7:8080 1 masqueraded")]
    [InlineData(Elsewhere, "198.51.100.50:80/tcp", "forward 10.244.0.7:8080 1 masqueraded")]
    [InlineData(Pod, "10.96.0.40:80/tcp", "reject")]
    [InlineData(Pod, "10.96.0.10:81/tcp", "none")]
    [InlineData(Pod, "[fd00:10:96::10]:80/tcp", "none")]
    [InlineData(Pod, "10.96.0.70:53/udp", "forward 10.244.0.8:5353 1/3 masqueraded, 10.244.1.8:5353 1/3 masqueraded, 10.244.1.9:5353 1/3 masqueraded")]
    public void Packets_go_to_the_proxy_and_its_connections_to_endpoints(string source, string destination, string expected) =>
        Assert.Equal(expected, Cluster.Value.Trace("north", source, destination));
}
