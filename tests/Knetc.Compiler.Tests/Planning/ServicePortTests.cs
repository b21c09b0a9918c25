using Knetc.Planning;

namespace Knetc.Tests.Planning;

public class ServicePortTests
{
    [Fact]
    public void Ports_are_ordered_by_name_and_know_their_field()
    {
        var plan = new ClusterBuilder()
            .Service("shop/web", "10.96.0.20", "z:80 a:81/UDP a-b:82")
            .Service("shop/api", "10.96.0.21", "443")
            .Service("default/web", "10.96.0.22", "80")
            .Plan();
        Assert.Equal(["default/web", "shop/api", "shop/web:a", "shop/web:a-b", "shop/web:z"], plan.IPv4.Ports.Select(port => port.NameText));
        Assert.Equal([0, 1, 2, 3, 4], plan.IPv4.Ports.Select(port => port.Index));
        Assert.Equal("spec.ports[0]", plan.IPv4.Ports[4].Origin.Path.ToString());
        Assert.Equal("10.96.0.20:81/UDP", plan.IPv4.Ports[2].ToString());
        Assert.Equal("udp", plan.IPv4.Ports[2].Protocol);
    }

    [Theory]
    [InlineData("None", "ClusterIP", SkipReason.ClusterIP)]
    [InlineData("", "ExternalName", SkipReason.ClusterIP)]
    [InlineData("10.96.0.20", "ExternalName", SkipReason.ExternalName)]
    public void Skipped(string clusterIP, string type, SkipReason reason)
    {
        var plan = new ClusterBuilder().Service("shop/web", clusterIP, "80", spec => spec with { Type = type }).Plan();
        Assert.Equal(reason, Assert.Single(plan.Skipped).Reason);
        Assert.Empty(plan.IPv4.Ports);
    }

    [Theory]
    [InlineData("service.kubernetes.io/service-proxy-name")]
    [InlineData("service.kubernetes.io/headless")]
    public void Labelled_services_are_invisible(string label)
    {
        var plan = new ClusterBuilder()
            .Service("shop/web", "10.96.0.20", "80", null, service => service with
            {
                Metadata = service.Metadata with { Labels = [KeyValuePair.Create(label, "")] },
            })
            .Plan();
        Assert.Empty(plan.IPv4.Ports);
        Assert.Empty(plan.Skipped);
    }

    [Fact]
    public void Addresses_are_split_by_family_and_spelled_canonically()
    {
        var plan = new ClusterBuilder()
            .Service(
                "shop/web",
                "10.96.0.20",
                "80",
                spec => spec with
                {
                    Type = "LoadBalancer",
                    ClusterIPs = ["10.96.0.20", "FD00:10:96:0::20"],
                    IPFamilies = ["IPv4", "IPv6"],
                    ExternalIPs = ["203.0.113.007", "2001:0DB8:0:0::0050", "203.0.113.007", "::ffff:203.0.113.9", "", "x"],
                    LoadBalancerSourceRanges = [" 10.1.2.3/8 ", "fd00::1/64", "bad"],
                },
                service => service with
                {
                    Ingress =
                    [
                        new("", "lb.example", null),
                        new("198.51.100.1", "", null),
                        new("198.51.100.2", "", "Proxy"),
                        new("2001:DB8::1", "", "VIP"),
                    ],
                })
            .Plan();
        var ipv4 = Assert.Single(plan.IPv4.Ports);
        var ipv6 = Assert.Single(plan.IPv6.Ports);
        Assert.Equal("fd00:10:96::20", ipv6.ClusterIP.Text);
        Assert.Equal("spec.clusterIPs[1]", ipv6.ClusterIP.Origin.Path.ToString());
        Assert.Equal("spec.clusterIP", ipv4.ClusterIP.Origin.Path.ToString());
        Assert.Equal(["203.0.113.7", "203.0.113.7", "203.0.113.9"], ipv4.ExternalIPs.Select(ip => ip.Text));
        Assert.Equal("spec.externalIPs[2]", ipv4.ExternalIPs[1].Origin.Path.ToString());
        Assert.Equal(["2001:db8::50"], ipv6.ExternalIPs.Select(ip => ip.Text));
        Assert.Equal("10.0.0.0/8", Assert.Single(ipv4.SourceRanges).Text);
        Assert.Equal("fd00::/64", Assert.Single(ipv6.SourceRanges).Text);
        Assert.Equal("198.51.100.1", Assert.Single(ipv4.LoadBalancerVips).Text);
        Assert.Equal("status.loadBalancer.ingress[3].ip", Assert.Single(ipv6.LoadBalancerVips).Origin.Path.ToString());
    }

    [Theory]
    [InlineData("LoadBalancer", "Local", false, true, 31000)]
    [InlineData("NodePort", "Local", false, true, 0)]
    [InlineData("ClusterIP", "Local", true, true, 0)]
    [InlineData("ClusterIP", "Local", false, false, 0)]
    [InlineData("LoadBalancer", "Cluster", false, false, 0)]
    public void Policy_local_needs_external_access(string type, string policy, bool externalIP, bool local, int healthCheck)
    {
        var port = Assert.Single(new ClusterBuilder()
            .Service("shop/web", "10.96.0.20", "80", spec => spec with
            {
                Type = type,
                ExternalTrafficPolicy = policy,
                HealthCheckNodePort = 31000,
                ExternalIPs = externalIP ? ["203.0.113.1"] : [],
            })
            .Plan().IPv4.Ports);
        Assert.Equal(local, port.ExternalPolicyLocal);
        Assert.Equal(healthCheck, port.HealthCheckNodePort);
    }

    [Fact]
    public void Families_without_their_cluster_IP_have_no_ports()
    {
        var plan = new ClusterBuilder()
            .Service("shop/one", "10.96.0.20", "80", spec => spec with { IPFamilies = [] })
            .Service("shop/two", "10.96.0.21", "80", spec => spec with { IPFamilies = ["IPv4", "IPv6"] })
            .Plan();
        Assert.Equal(2, plan.IPv4.Ports.Length);
        Assert.Empty(plan.IPv6.Ports);
    }
}
