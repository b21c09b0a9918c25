namespace Knetc.Tests.Validation;

public sealed class KubeProxyRulesTests
{
    [Theory]
    [InlineData("mode: ''", 26, "")]
    [InlineData("mode: IPVS", 30, "KN1481 mode")]
    [InlineData("mode: userspace", 26, "KN1481 mode")]
    [InlineData("mode: nftables", 30, "KN1481 mode")]
    [InlineData("mode: nftables, featureGates: {NFTablesProxyMode: true}", 30, "")]
    [InlineData("mode: nftables, featureGates: {AllAlpha: true}", 30, "")]
    [InlineData("mode: nftables, featureGates: {NFTablesProxyMode: true}", 28, "KN1481 mode, KN1496 featureGates")]
    [InlineData("mode: nftables", 31, "")]
    [InlineData("mode: nftables, featureGates: {NFTablesProxyMode: false}", 31, "KN1481 mode")]
    [InlineData("mode: nftables, featureGates: {NFTablesProxyMode: false}", 33, "KN1496 featureGates")]
    [InlineData("featureGates: {SidecarContainers: true}", 30, "")]
    [InlineData("featureGates: {TopologyAwareHint: true}", 30, "KN1496 featureGates")]
    [InlineData("detectLocalMode: Bridge", 30, "KN1482 detectLocalMode")]
    [InlineData("detectLocalMode: BridgeInterface", 30, "KN1483 detectLocal.bridgeInterface")]
    [InlineData("detectLocalMode: InterfaceNamePrefix, detectLocal: {interfaceNamePrefix: veth}", 30, "")]
    public void Modes(string fields, int minor, string expected) => Assert.Equal(expected, Check(fields, minor));

    [Theory]
    [InlineData("bindAddress: '::'", 30, "")]
    [InlineData("bindAddress: localhost", 30, "KN1484 bindAddress")]
    [InlineData("healthzBindAddress: 0.0.0.0, metricsBindAddress: '::1'", 30, "")]
    [InlineData("healthzBindAddress: '[::]:10256', metricsBindAddress: ':10249'", 30, "KN1485 metricsBindAddress")]
    [InlineData("healthzBindAddress: '::1:10256', metricsBindAddress: '1.1.1.1:0'", 30, "KN1485 healthzBindAddress, KN1485 metricsBindAddress")]
    [InlineData("healthzBindAddress: 'a:b:c', metricsBindAddress: 'localhost:http'", 30, "KN1485 healthzBindAddress, KN1485 metricsBindAddress, KN1485 metricsBindAddress")]
    [InlineData("clusterCIDR: 10.0.0.1/8", 36, "")]
    [InlineData("clusterCIDR: '10.0.0.0/8,fd00::/56'", 30, "")]
    [InlineData("clusterCIDR: '10.0.0.0/8, fd00::/56'", 30, "KN1486 clusterCIDR")]
    [InlineData("clusterCIDR: '10.0.0.0/8,11.0.0.0/8'", 30, "KN1486 clusterCIDR")]
    [InlineData("clusterCIDR: '10.0.0.0/8,fd00::/56,11.0.0.0/8'", 30, "KN1486 clusterCIDR")]
    [InlineData("clusterCIDR: x, detectLocalMode: NodeCIDR", 30, "KN1486 clusterCIDR")]
    [InlineData("clusterCIDR: x, detectLocalMode: NodeCIDR", 31, "")]
    [InlineData("nodePortAddresses: [10.0.0.0/8, 1.1.1.1]", 30, "KN1487 nodePortAddresses[1]")]
    [InlineData("nodePortAddresses: [primary]", 30, "KN1487 nodePortAddresses[0]")]
    [InlineData("nodePortAddresses: [primary]", 31, "")]
    [InlineData("nodePortAddresses: [primary, 10.0.0.0/8]", 31, "KN1487 nodePortAddresses[0]")]
    [InlineData("portRange: ''", 30, "")]
    [InlineData("portRange: 1+10", 30, "")]
    [InlineData("portRange: 1-x", 30, "KN1488 portRange")]
    public void Addresses(string fields, int minor, string expected) => Assert.Equal(expected, Check(fields, minor));

    [Theory]
    [InlineData("iptables: {masqueradeBit: 32}", "KN1489 iptables.masqueradeBit")]
    [InlineData("nftables: {masqueradeBit: -1, syncPeriod: -1s}", "")]
    [InlineData("mode: nftables, nftables: {masqueradeBit: -1}", "KN1489 nftables.masqueradeBit")]
    [InlineData("iptables: {syncPeriod: -1s}", "KN1490 iptables.syncPeriod, KN1490 iptables.syncPeriod")]
    [InlineData("iptables: {minSyncPeriod: -1s}", "KN1490 iptables.minSyncPeriod")]
    [InlineData("iptables: {minSyncPeriod: 1m}", "KN1490 iptables.syncPeriod")]
    [InlineData("ipvs: {minSyncPeriod: 1m, tcpTimeout: -1s, excludeCIDRs: [x]}", "")]
    [InlineData("mode: ipvs, ipvs: {minSyncPeriod: 1m, tcpTimeout: -1s, excludeCIDRs: [x]}",
        "KN1494 ipvs.excludeCIDRs[0], KN1490 ipvs.syncPeriod, KN1494 ipvs.tcpTimeout")]
    [InlineData("configSyncPeriod: -1s", "KN1491 configSyncPeriod")]
    [InlineData("oomScoreAdj: 1001", "KN1492 oomScoreAdj")]
    [InlineData("conntrack: {maxPerCore: -1, min: -1, tcpEstablishedTimeout: -1s}",
        "KN1493 conntrack.tcpEstablishedTimeout, KN1493 conntrack.maxPerCore, KN1493 conntrack.min")]
    [InlineData("conntrack: {maxPerCore: 0, tcpCloseWaitTimeout: 0s}", "")]
    [InlineData("clientConnection: {burst: -1}", "KN1495 clientConnection.burst")]
    public void Numbers(string fields, string expected) => Assert.Equal(expected, Check(fields, 36));

    [Fact]
    public void A_sync_period_below_the_minimum_refers_to_it()
    {
        var diagnostic = Assert.Single(ObjectCheck.Run(Text("iptables: {syncPeriod: 500ms, minSyncPeriod: 90s}")));
        Assert.Equal("Invalid value: \"500ms\": must be greater than or equal to iptables.minSyncPeriod, 1m30s", diagnostic.Message);
        Assert.Equal(("KubeProxyConfiguration", "500ms"), (diagnostic.Object, ServiceCheck.Pointed(diagnostic)));
        Assert.Equal("the minimum", Assert.Single(diagnostic.Related).Message);
    }

    [Fact]
    public void A_configuration_is_kept_with_its_defaults()
    {
        ObjectCheck.Run(Text("mode: ipvs"), 36, out var kept);
        Assert.Equal("0.0.0.0:10256", Assert.Single(kept.KubeProxyConfigurations).HealthzBindAddress);
    }

    private static string Check(string fields, int minor) => ObjectCheck.Describe(ObjectCheck.Run(Text(fields), minor));

    private static string Text(string fields) => $"{{apiVersion: kubeproxy.config.k8s.io/v1alpha1, kind: KubeProxyConfiguration, {fields}}}\n";
}
