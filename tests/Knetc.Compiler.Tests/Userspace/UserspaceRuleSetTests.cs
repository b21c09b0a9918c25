using Knetc.Binding;
using Knetc.Iptables;

namespace Knetc.Tests.Userspace;

/// <summary>Where the proxy listens, and what the mode does not look at.</summary>
public sealed class UserspaceRuleSetTests
{
    [Fact]
    public void A_bind_address_takes_the_place_of_redirects()
    {
        var texts = new UserspaceTexts(new ClusterBuilder()
            .Configure(proxy => proxy with { BindAddress = "192.168.10.12" })
            .Node("node-a", ["192.168.10.11"])
            .Service("a/web", "10.96.0.1", "80"));

        Assert.Contains("    server { listen 192.168.10.12:40000; proxy_timeout 365d; proxy_pass a_web__tcp; }", texts.Servers, StringComparison.Ordinal);
        Assert.Equal(
            [
                "-A KUBE-PORTALS-CONTAINER -m comment --comment a/web -p tcp -m tcp --dport 80 -d 10.96.0.1 -j DNAT --to-destination 192.168.10.12:40000",
                "-A KUBE-PORTALS-HOST -m comment --comment a/web -p tcp -m tcp --dport 80 -d 10.96.0.1 -j DNAT --to-destination 192.168.10.12:40000",
            ],
            texts.IPv4.Where(line => line.StartsWith("-A KUBE-", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    public void A_node_has_the_family_of_its_first_address(string bindAddress)
    {
        var texts = new UserspaceTexts(new ClusterBuilder()
            .Configure(proxy => proxy with { BindAddress = bindAddress })
            .Node("node-a", ["fd00:192::11", "192.168.10.11"])
            .Service("a/six", "fd00:10:96::1", "80")
            .Service("a/four", "10.96.0.1", "80")
            .Slice("a/six", "8080", ClusterBuilder.Ready("fd00:10:244::5")));

        Assert.Empty(texts.IPv4);
        Assert.Equal(["a/six/TCP 40000"], texts.Ports);
        Assert.Contains("    server { listen [::]:40000; ", texts.Servers, StringComparison.Ordinal);
        Assert.Contains("        server [fd00:10:244::5]:8080 max_fails=0;\n", texts.Servers, StringComparison.Ordinal);
        Assert.Contains(
            "-A KUBE-PORTALS-HOST -m comment --comment a/six -p tcp -m tcp --dport 80 -d fd00:10:96::1 -j DNAT --to-destination [fd00:192::11]:40000",
            texts.IPv6);
    }

    [Fact]
    public void Policies_source_ranges_and_the_mode_of_addresses_make_no_difference()
    {
        static UserspaceTexts Texts(Func<ServiceSpec, ServiceSpec> change, string? mode) => new(new ClusterBuilder()
            .Configure(proxy => proxy with { NodePortAddresses = ["192.0.2.0/24"] })
            .Node("node-a", ["192.168.10.11"])
            .Service(
                "shop/web",
                "10.96.0.20",
                "http:80@30080",
                spec => change(spec with { Type = "LoadBalancer" }),
                service => service with { Ingress = [new LoadBalancerIngress("198.51.100.10", "", mode)] })
            .Slice("shop/web", "http:8080", ClusterBuilder.Ready("10.244.1.5", "node-a"), ClusterBuilder.Ready("10.244.2.7", "node-b")));
        var plain = Texts(spec => spec, null);

        var other = Texts(
            spec => spec with { InternalTrafficPolicy = "Local", ExternalTrafficPolicy = "Local", LoadBalancerSourceRanges = ["203.0.113.0/24"] },
            "Proxy");

        Assert.Contains(plain.IPv4, line => line.Contains("-d 198.51.100.10 ", StringComparison.Ordinal));
        Assert.Equal(plain.IPv4, other.IPv4);
        Assert.Equal(plain.Servers, other.Servers);
    }

    [Fact]
    public void Only_endpoints_that_are_ready_count()
    {
        var ready = ClusterBuilder.Ready("10.244.1.5");
        var texts = new UserspaceTexts(new ClusterBuilder()
            .Service("a/web", "10.96.0.1", "80")
            .Slice("a/web", "8080", ready with { Addresses = ["10.244.1.6"], Ready = false }, ready, ready with { Addresses = ["10.244.1.7"], Ready = false, Serving = true, Terminating = true }));

        Assert.Equal(["10.244.1.5:8080"], texts.RuleSet.Servers.Single().Endpoints.Select(endpoint => endpoint.Text));
    }

    [Fact]
    public void Rules_have_the_fields_that_ask_for_them_as_origins()
    {
        var nat = new UserspaceTexts(WorkedExampleTests.Example()).RuleSet.IPv4.Find(TableName.Nat)!;

        Assert.Equal(
            [
                "spec.clusterIP", "spec.clusterIP", "spec.externalIPs[0]", "spec.externalIPs[0]", "spec.externalIPs[0]",
                "status.loadBalancer.ingress[0].ip", "status.loadBalancer.ingress[0].ip", "spec.ports[0].nodePort", "spec.ports[0].nodePort",
            ],
            nat.Rules.Where(rule => rule.Origin.Object.Name == "web").Select(rule => rule.Origin.Path.ToString()));
    }
}
