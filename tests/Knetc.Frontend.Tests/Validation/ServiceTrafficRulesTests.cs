namespace Knetc.Tests.Validation;

public sealed class ServiceTrafficRulesTests
{
    [Theory]
    [InlineData("type: NodePort, allocateLoadBalancerNodePorts: false", "KN1210 allocateLoadBalancerNodePorts")]
    [InlineData("type: LoadBalancer, allocateLoadBalancerNodePorts: false", "")]
    [InlineData("loadBalancerClass: ''", "KN1212 loadBalancerClass")]
    [InlineData("loadBalancerClass: a b", "KN1212 loadBalancerClass")]
    [InlineData("type: LoadBalancer, loadBalancerClass: ''", "KN1213 loadBalancerClass")]
    [InlineData("externalTrafficPolicy: local", "KN1214 externalTrafficPolicy")]
    [InlineData("type: NodePort, externalTrafficPolicy: local", "KN1216 externalTrafficPolicy")]
    [InlineData("externalTrafficPolicy: Local, externalIPs: [192.0.2.1]", "")]
    [InlineData("type: NodePort, externalTrafficPolicy: Local, healthCheckNodePort: 30000", "KN1217 healthCheckNodePort")]
    [InlineData("type: LoadBalancer, externalTrafficPolicy: Local", "")]
    [InlineData("type: LoadBalancer, externalTrafficPolicy: Local, healthCheckNodePort: -1", "KN1219 healthCheckNodePort")]
    [InlineData("internalTrafficPolicy: ''", "KN1222 internalTrafficPolicy")]
    [InlineData("type: Odd, internalTrafficPolicy: x", "KN1103 type, KN1222 internalTrafficPolicy")]
    public void Load_balancers_and_policies(string spec, string expected) =>
        Assert.Equal(expected, string.Join(", ", ServiceCheck.Spec(spec + ", ports: [{port: 80}]")).Replace("spec.", ""));

    [Theory]
    [InlineData(28, "KN1214 spec.externalTrafficPolicy")]
    [InlineData(29, "")]
    public void External_IPs_make_a_Service_reachable_from_129(int minor, string expected) => Assert.Equal(
        expected, string.Join(", ", ServiceCheck.Spec("externalTrafficPolicy: Local, externalIPs: [192.0.2.1], ports: [{port: 80}]", minor)));

    [Theory]
    [InlineData("PreferClose", 30, true)]
    [InlineData("", 30, false)]
    [InlineData("PreferSameZone", 33, false)]
    [InlineData("PreferSameZone", 34, true)]
    [InlineData("PreferSameNode", 34, true)]
    [InlineData("preferclose", 34, false)]
    [InlineData("anything", 29, true)]
    public void Traffic_distribution_depends_on_the_release(string word, int minor, bool accepted) => Assert.Equal(
        accepted ? [] : ["KN1223 spec.trafficDistribution"], ServiceCheck.Spec($"trafficDistribution: '{word}', ports: [{{port: 80}}]", minor));

    [Theory]
    [InlineData("NodePort", "ip: x", 30, "KN1240 status.loadBalancer.ingress")]
    [InlineData("NodePort", "ip: x", 28, "KN1241 status.loadBalancer.ingress[0].ip")]
    [InlineData("LoadBalancer", "ip: x", 30, "KN1241 status.loadBalancer.ingress[0].ip")]
    [InlineData("LoadBalancer", "ip: 192.0.2.1", 30, "")]
    [InlineData("LoadBalancer", "ip: 192.0.2.1, ipMode: vip", 30, "KN1242 status.loadBalancer.ingress[0].ipMode")]
    [InlineData("LoadBalancer", "ip: 192.0.2.1, ipMode: vip", 28, "")]
    [InlineData("LoadBalancer", "hostname: a.b, ipMode: vip", 30, "KN1242 status.loadBalancer.ingress[0].ipMode")]
    [InlineData("LoadBalancer", "hostname: a_b", 30, "KN1243 status.loadBalancer.ingress[0].hostname")]
    [InlineData("LoadBalancer", "hostname: 192.0.2.1", 30, "KN1243 status.loadBalancer.ingress[0].hostname")]
    [InlineData("LoadBalancer", "ip: 192.0.2.01", 36, "KN1241 status.loadBalancer.ingress[0].ip")]
    public void Announced_addresses(string type, string ingress, int minor, string expected) => Assert.Equal(
        expected,
        string.Join(", ", ServiceCheck.Places(ServiceCheck.Run(
            $"metadata: {{name: web}}\nspec: {{type: {type}, ports: [{{port: 80}}]}}\nstatus: {{loadBalancer: {{ingress: [{{{ingress}}}]}}}}\n", minor))));
}
