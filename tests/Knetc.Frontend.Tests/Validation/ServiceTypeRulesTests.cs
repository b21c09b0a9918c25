namespace Knetc.Tests.Validation;

public sealed class ServiceTypeRulesTests
{
    [Theory]
    [InlineData("type: Cluster, ports: [{port: 80}]", "KN1103 spec.type")]
    [InlineData("type: clusterIP, ports: [{port: 80}]", "KN1103 spec.type")]
    [InlineData("selector: {a: b}", "KN1104 spec.ports")]
    [InlineData("clusterIP: None", "")]
    [InlineData("type: ExternalName, externalName: a.example.com.", "")]
    [InlineData("type: LoadBalancer, clusterIP: None", "KN1106 spec.clusterIPs[0]")]
    [InlineData("type: NodePort, clusterIP: None", "KN1107 spec.clusterIPs[0]")]
    [InlineData("type: ExternalName, externalName: a.b, clusterIP: 10.0.0.1", "KN1108 spec.clusterIPs")]
    [InlineData("type: ExternalName, externalName: a.b, clusterIPs: [None]", "KN1108 spec.clusterIPs")]
    [InlineData("type: ExternalName, externalName: a.b, ipFamilies: [x], ipFamilyPolicy: ''", "KN1109 spec.ipFamilies, KN1110 spec.ipFamilyPolicy")]
    [InlineData("type: ExternalName", "KN1111 spec.externalName")]
    [InlineData("type: ExternalName, externalName: .", "KN1111 spec.externalName")]
    [InlineData("type: ExternalName, externalName: a_b", "KN1112 spec.externalName")]
    [InlineData("type: ExternalName, externalName: 10.0.0.1", "")]
    [InlineData("selector: {a: b c}, clusterIP: None", "KN1140 spec.selector")]
    public void Types(string spec, string expected) => Assert.Equal(expected, string.Join(", ", ServiceCheck.Spec(spec)));

    [Theory]
    [InlineData(32, "KN1105 spec.ports[0]")]
    [InlineData(33, "")]
    public void The_kubelet_port_is_banned_up_to_132(int minor, string expected)
    {
        Assert.Equal(expected, string.Join(", ", ServiceCheck.Spec("type: LoadBalancer, ports: [{port: 10250, protocol: UDP}]", minor)));
        Assert.Empty(ServiceCheck.Spec("type: NodePort, ports: [{port: 10250}]", minor));
    }

    [Theory]
    [InlineData("a", "a", 30, false)]
    [InlineData("a", "", 30, true)]
    [InlineData("a", "b", 30, true)]
    [InlineData("a", "b", 26, false)]
    public void The_topology_annotations_agree(string hints, string mode, int minor, bool refused)
    {
        string metadata = $"name: web, annotations: {{service.kubernetes.io/topology-aware-hints: '{hints}', "
            + $"service.kubernetes.io/topology-mode: '{mode}'}}";
        var found = ServiceCheck.Metadata(metadata, minor).Where(place => place.StartsWith("KN11", StringComparison.Ordinal));
        Assert.Equal(refused ? ["KN1101 metadata.annotations[service.kubernetes.io/topology-mode]"] : [], found);
    }

    [Theory]
    [InlineData("sessionAffinity: clientIP", "KN1151 spec.sessionAffinity")]
    [InlineData("sessionAffinity: ClientIP", "")]
    [InlineData("sessionAffinity: None, sessionAffinityConfig: {clientIP: {timeoutSeconds: 0}}", "")]
    [InlineData("sessionAffinity: ClientIP, sessionAffinityConfig: {clientIP: {timeoutSeconds: 0}}", "KN1156 spec.sessionAffinityConfig.clientIP.timeoutSeconds")]
    [InlineData("sessionAffinity: ClientIP, sessionAffinityConfig: {clientIP: {timeoutSeconds: 86400}}", "")]
    [InlineData("sessionAffinity: ClientIP, sessionAffinityConfig: {clientIP: {timeoutSeconds: 86401}}", "KN1156 spec.sessionAffinityConfig.clientIP.timeoutSeconds")]
    public void Session_affinity(string spec, string expected) =>
        Assert.Equal(expected, string.Join(", ", ServiceCheck.Spec(spec + ", ports: [{port: 80}]")));
}
