using Knetc.Options;
using Knetc.Text;

namespace Knetc.Tests.Options;

/// <summary><c>cluster.podNetwork</c> of a knetc.yaml.</summary>
public sealed class PodNetworkOptionsTests
{
    [Theory]
    [InlineData("backend: direct, bridge: br-0.7_x, mtu: 9000, masquerade: false", "")]
    [InlineData("backend: vxlan, vni: 16777215, port: 65535, mtu: 1280", "")]
    [InlineData("backend: wireguard", "5:25 KN2101 cluster.podNetwork.backend")]
    [InlineData("bridge: \"cni 0\"", "5:24 KN2101 cluster.podNetwork.bridge")]
    [InlineData("bridge: \"a;reboot\"", "5:24 KN2101 cluster.podNetwork.bridge")]
    [InlineData("bridge: -f", "5:24 KN2101 cluster.podNetwork.bridge")]
    [InlineData("bridge: a23456789012345", "")]
    [InlineData("bridge: a234567890123456", "5:24 KN2101 cluster.podNetwork.bridge")]
    [InlineData("mtu: 1279", "5:21 KN2101 cluster.podNetwork.mtu")]
    [InlineData("mtu: 65536", "5:21 KN2101 cluster.podNetwork.mtu")]
    [InlineData("vni: 0", "5:21 KN2101 cluster.podNetwork.vni")]
    [InlineData("vni: 16777216", "5:21 KN2101 cluster.podNetwork.vni")]
    [InlineData("port: 0", "5:22 KN2101 cluster.podNetwork.port")]
    public void Values_are_checked(string fields, string expected)
    {
        var compilation = Compile(fields);

        Assert.Equal(expected, string.Join(' ', compilation.Diagnostics.Select(finding => $"{finding.Location!.Start.Line}:{finding.Location!.Start.Column} {finding.Id} {finding.Path}")));
    }

    [Fact]
    public void What_is_not_stated_has_its_usual_value()
    {
        var usual = Compile("").Cluster.PodNetwork;
        Assert.Equal(PodNetworkBackend.Direct, usual.Backend);
        Assert.Equal((null, null, true, 1, 8472), (usual.Bridge, usual.Mtu, usual.Masquerade, usual.Vni, usual.Port));

        var stated = Compile("backend: vxlan, bridge: br7, mtu: 1400, masquerade: false, vni: 5, port: 4789").Cluster.PodNetwork;
        Assert.Equal(PodNetworkBackend.Vxlan, stated.Backend);
        Assert.Equal(("br7", 1400, false, 5, 4789), (stated.Bridge, stated.Mtu, stated.Masquerade, stated.Vni, stated.Port));
    }

    private static Compilation Compile(string fields) => new(
        [new SourceText("knetc.yaml", $"apiVersion: knetc.dev/v1alpha1\nkind: Project\ncluster:\n  nodes: 1\n  podNetwork: {{{fields}}}\n")], new OptionLayer("test"));
}
