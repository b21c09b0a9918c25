using Knetc.Diagnostics;
using Knetc.Options;
using Knetc.Text;

namespace Knetc.Tests.Addressing;

/// <summary>What Services end up with: vectors of the allocation rule, and how node ports are shared between protocols.</summary>
public sealed class ServiceAllocationTests
{
    [Theory]
    [InlineData("10.96.0.0/12", "10.106.199.244")]
    [InlineData("10.0.0.0/24", "10.0.0.236")]
    [InlineData("10.0.0.0/28", "10.0.0.10")]
    [InlineData("fd00:10:96::/112", "fd00:10:96::2ab9")]
    [InlineData("fd00:10:96::/64", "fd00:10:96:0:96cb:766f:5b21:844f")]
    public void Cluster_ip_of_default_web(string range, string expected)
    {
        Assert.Null(OptionSyntax.ParseCidrs(range, out var ranges));
        var cluster = Compile("ports: [{port: 80}]", new OptionLayer("test") { ServiceClusterIPRanges = ranges });
        Assert.Equal(expected, Assert.Single(cluster.Services[0].Spec.ClusterIPs));
    }

    [Theory]
    [InlineData("type: NodePort, ports: [{port: 80}]", "31463")]
    [InlineData("type: NodePort, ports: [{name: a, port: 53}, {name: b, protocol: UDP, port: 53, nodePort: 30053}]", "30053, 30053")]
    [InlineData("type: NodePort, ports: [{name: a, port: 53, nodePort: 30053}, {name: b, protocol: UDP, port: 53, nodePort: 30053}]", "30053, 30053")]
    [InlineData("type: NodePort, ports: [{name: a, port: 53, nodePort: 30053}, {name: b, protocol: UDP, port: 53, nodePort: 30054}]", "30053, 30054")]
    [InlineData("type: NodePort, ports: [{name: a, port: 53}, {name: b, protocol: UDP, port: 53, nodePort: 30053}, {name: c, protocol: SCTP, port: 53, nodePort: 30054}]", "30053, 30053, 30054")]
    [InlineData("type: LoadBalancer, allocateLoadBalancerNodePorts: false, ports: [{name: a, port: 53}, {name: b, protocol: UDP, port: 53, nodePort: 30053}]", "0, 30053")]
    public void Node_ports(string spec, string expected) =>
        Assert.Equal(expected, string.Join(", ", Compile(spec, new OptionLayer("test")).Services[0].Spec.Ports.Select(port => port.NodePort)));

    [Fact]
    public void Health_check_node_port_of_default_web() => Assert.Equal(
        30778,
        Compile("type: LoadBalancer, externalTrafficPolicy: Local, allocateLoadBalancerNodePorts: false, ports: [{port: 80}]", new OptionLayer("test"))
            .Services[0].Spec.HealthCheckNodePort);

    private static ResolvedCluster Compile(string spec, OptionLayer layer)
    {
        string manifest = $"apiVersion: v1\nkind: Service\nmetadata: {{name: web}}\nspec: {{{spec}}}\n";
        var compilation = new Compilation([new SourceText("web.yaml", manifest)], layer);
        Assert.DoesNotContain(compilation.Diagnostics, static diagnostic => diagnostic.Severity == Severity.Error);
        return compilation.Cluster;
    }
}
