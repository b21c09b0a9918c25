using Knetc.Net;
using Knetc.Userspace;

namespace Knetc.Tests.Userspace;

/// <summary>The port of the proxy for every service port.</summary>
public sealed class ProxyPortTests
{
    [Fact]
    public void Follow_the_order_of_names_from_40000_on_and_pass_over_node_ports()
    {
        var texts = new UserspaceTexts(new ClusterBuilder()
            .Service("b/two", "10.96.0.2", "dns:53/UDP dns:53/TCP")
            .Service("b/one", "10.96.0.1", "z:80@40000 a:81@40003", spec => spec with { Type = "NodePort" })
            .Service("a/last", "10.96.0.3", "80", spec => spec with { Type = "LoadBalancer", HealthCheckNodePort = 40001 }));

        Assert.Equal(["a/last/TCP 40002", "b/one:a/TCP 40004", "b/one:z/TCP 40005", "b/two:dns/TCP 40006", "b/two:dns/UDP 40007"], texts.Ports);
    }

    [Theory]
    [InlineData("", "a/web/TCP 40000")]
    [InlineData("0-0", "a/web/TCP 40000")]
    [InlineData("50000-50001", "a/web/TCP 50000")]
    [InlineData("50000+1", "a/web/TCP 50000")]
    [InlineData("1234", "a/web/TCP 1234")]
    public void Come_from_the_configured_range(string range, string expected) => Assert.Equal(
        [expected],
        new UserspaceTexts(new ClusterBuilder().Configure(proxy => proxy with { PortRange = range }).Service("a/web", "10.96.0.1", "80")).Ports);

    [Fact]
    public void A_range_that_is_used_up_is_told_by_the_first_service_port_without()
    {
        var plan = new ClusterBuilder().Configure(proxy => proxy with { PortRange = "50000-50002" })
            .Service("a/a", "10.96.0.1", "80@50001", spec => spec with { Type = "NodePort" })
            .Service("a/b", "10.96.0.2", "80")
            .Service("a/c", "10.96.0.3", "80")
            .Service("a/d", "10.96.0.4", "80")
            .Plan();

        Assert.Equal("a/c", ProxyPorts.Assign(plan, IpFamily.IPv4).FirstWithout?.NameText);
    }

    [Fact]
    public void Nobody_serves_SCTP()
    {
        var texts = new UserspaceTexts(new ClusterBuilder().Service("a/web", "10.96.0.1", "a:80/SCTP b:80/TCP"));

        Assert.Equal(["a/web:b/TCP 40000"], texts.Ports);
        Assert.DoesNotContain(texts.IPv4, line => line.Contains("sctp", StringComparison.Ordinal));
    }
}
