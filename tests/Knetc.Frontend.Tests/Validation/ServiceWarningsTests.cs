using Knetc.Diagnostics;

namespace Knetc.Tests.Validation;

public sealed class ServiceWarningsTests
{
    [Theory]
    [InlineData("clusterIP: 010.0.0.9", 30, "KN1260 spec.clusterIPs[0]")]
    [InlineData("clusterIP: 'FD00::9', ipFamilies: [IPv6]", 36, "KN1262 spec.clusterIPs[0]")]
    [InlineData("type: LoadBalancer, loadBalancerIP: 192.0.2.01", 36, "KN1260 spec.loadBalancerIP")]
    [InlineData("type: LoadBalancer, loadBalancerIP: anything", 36, "")]
    [InlineData("type: LoadBalancer, loadBalancerSourceRanges: [010.1.2.3/16]", 35, "KN1261 spec.loadBalancerSourceRanges[0], KN1260 spec.loadBalancerSourceRanges[0]")]
    [InlineData("type: LoadBalancer, loadBalancerSourceRanges: ['FD00::/8', 'FD00::1/8']", 35, "KN1262 spec.loadBalancerSourceRanges[0], KN1261 spec.loadBalancerSourceRanges[1]")]
    [InlineData("clusterIP: None, sessionAffinity: ClientIP, loadBalancerIP: 192.0.2.1, externalIPs: [192.0.2.1]", 36, "KN1264 spec.loadBalancerIP, KN1264 spec.externalIPs, KN1264 spec.sessionAffinity")]
    [InlineData("externalIPs: [192.0.2.1]", 35, "")]
    [InlineData("externalIPs: [192.0.2.1]", 36, "KN1265 spec.externalIPs")]
    [InlineData("type: ExternalName, externalName: a.b, externalIPs: [192.0.2.1]", 36, "KN1266 spec.externalIPs")]
    [InlineData("externalName: a.b", 36, "KN1267 spec.externalName")]
    [InlineData("trafficDistribution: PreferClose", 35, "")]
    [InlineData("trafficDistribution: PreferClose", 36, "KN1268 spec.trafficDistribution")]
    public void What_is_accepted_with_a_remark(string spec, int minor, string expected)
    {
        var found = ServiceCheck.Run($"metadata: {{name: web}}\nspec: {{{spec}, ports: [{{port: 80}}]}}\n", minor);
        Assert.Equal(expected, string.Join(", ", ServiceCheck.Places(found)));
        Assert.DoesNotContain(found, diagnostic => diagnostic.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("clusterIP: 010.0.0.9", "10.0.0.9")]
    [InlineData("type: LoadBalancer, loadBalancerSourceRanges: ['FD00:0::/8']", "fd00::/8")]
    [InlineData("type: LoadBalancer, loadBalancerSourceRanges: ['10.0.0.0/08']", "10.0.0.0/8")]
    public void Odd_spellings_have_a_fix(string spec, string fix) => Assert.Equal(
        fix, Assert.Single(ServiceCheck.Run($"metadata: {{name: web}}\nspec: {{{spec}, ports: [{{port: 80}}]}}\n", 35)).Fix);

    [Fact]
    public void The_old_topology_annotation_is_shown_at_its_value() => Assert.Equal(
        ["KN1263 metadata.annotations[service.kubernetes.io/topology-aware-hints]"],
        ServiceCheck.Metadata("name: web, annotations: {service.kubernetes.io/topology-aware-hints: auto}"));

    [Fact]
    public void Errors_come_without_remarks() => Assert.Equal(
        ["KN1123 spec.ports[0].port"], ServiceCheck.Spec("trafficDistribution: PreferClose, ports: [{port: 0, targetPort: 80}]", 36));

    [Fact]
    public void An_ordinary_Service_has_no_remarks() => Assert.Empty(ServiceCheck.Spec(
        "type: LoadBalancer, selector: {app: web}, ports: [{name: http, port: 80, targetPort: http}], externalTrafficPolicy: Local", 36));
}
