namespace Knetc.Tests.Validation;

public sealed class ContainerRulesTests
{
    [Theory]
    [InlineData("containers: []", "KN1316 spec.containers")]
    [InlineData("initContainers: [{name: a, image: b}]", "KN1316 spec.containers")]
    [InlineData("containers: [{image: a}]", "KN1336 spec.containers[0].name")]
    [InlineData("containers: [{name: A, image: a}]", "KN1336 spec.containers[0].name")]
    [InlineData("containers: [{name: a, image: a}, {name: a, image: a}]", "KN1336 spec.containers[1].name")]
    [InlineData("containers: [{name: a, image: a}], initContainers: [{name: a, image: a}]", "KN1336 spec.initContainers[0].name")]
    [InlineData("containers: [{name: a}]", "KN1320 spec.containers[0].image")]
    [InlineData("containers: [{name: a, image: 'a '}]", "KN1337 spec.containers[0].image")]
    [InlineData("containers: [null]", "KN1336 spec.containers[0].name, KN1320 spec.containers[0].image")]
    public void Names_and_images(string spec, string expected) =>
        Assert.Equal(expected, ObjectCheck.Describe(ObjectCheck.Run($"{ObjectCheck.Header("v1", "Pod")}spec: {{{spec}}}\n")));

    [Theory]
    [InlineData("{name: a-b, containerPort: 80}", "")]
    [InlineData("{name: a_1, containerPort: 80}", "KN1301 name")]
    [InlineData("{name: -1-, containerPort: 80}", "KN1301 name, KN1301 name")]
    [InlineData("{name: a, containerPort: 80}, {name: a, containerPort: 80}", "KN1302 [1]name")]
    [InlineData("{name: '1', containerPort: 80}, {name: '1', containerPort: 80}", "KN1301 name, KN1301 [1]name")]
    [InlineData("{}", "KN1303 containerPort")]
    [InlineData("{containerPort: 65536}", "KN1304 containerPort")]
    [InlineData("{containerPort: -1}", "KN1304 containerPort")]
    [InlineData("{containerPort: 80, hostPort: 65536}", "KN1305 hostPort")]
    [InlineData("{containerPort: 80, protocol: tcp}", "KN1306 protocol")]
    [InlineData("{containerPort: 80, protocol: ''}", "")]
    [InlineData("{containerPort: 80, hostPort: 1}, {containerPort: 81, hostPort: 1}", "KN1307 [1]hostPort")]
    [InlineData("{containerPort: 80, hostPort: 1, hostIP: 0.0.0.0}, {containerPort: 81, hostPort: 1}", "")]
    [InlineData("{containerPort: 80, hostPort: 1, protocol: UDP}, {containerPort: 81, hostPort: 1}", "")]
    public void Ports(string ports, string expected) => Assert.Equal(
        expected, ObjectCheck.PodContainer($"ports: [{ports}]").Replace("spec.containers[0].ports", "").Replace("[0].", "").Replace("].", "]"));

    [Theory]
    [InlineData("Pod", "{containerPort: 80}", "")]
    [InlineData("Pod", "{containerPort: 80, hostPort: 81}", "KN1309 hostPort")]
    [InlineData("Pod", "{containerPort: 70000}", "KN1304 containerPort, KN1305 hostPort")]
    [InlineData("Pod", "{hostPort: 81}", "KN1303 containerPort, KN1309 hostPort")]
    [InlineData("ReplicaSet", "{containerPort: 80}", "")]
    [InlineData("ReplicaSet", "{containerPort: 80, hostPort: 81}", "KN1309 hostPort")]
    public void Host_network_leaves_no_choice_of_host_ports(string kind, string port, string expected)
    {
        string spec = $"{{hostNetwork: true, containers: [{{name: a, image: b, ports: [{port}]}}]}}";
        string text = kind == "Pod"
            ? $"{ObjectCheck.Header("v1", kind)}spec: {spec}\n"
            : $"{ObjectCheck.Header("apps/v1", kind)}spec: {{selector: {{matchLabels: {{a: b}}}}, template: {{metadata: {{labels: {{a: b}}}}, spec: {spec}}}}}\n";
        string prefix = kind == "Pod" ? "spec.containers[0].ports[0]." : "spec.template.spec.containers[0].ports[0].";
        Assert.Equal(expected, ObjectCheck.Describe(ObjectCheck.Run(text)).Replace(prefix, ""));
    }

    // The API server prints index 0 whichever init container it is.
    [Fact]
    public void Host_ports_of_init_containers_are_compared_one_by_one() => Assert.Equal(
        "KN1308 spec.initContainers[1].ports[1].hostPort",
        ObjectCheck.Pod(
            "initContainers: [{name: a, image: b, ports: [{containerPort: 1, hostPort: 1}]}, "
            + "{name: c, image: b, ports: [{containerPort: 1, hostPort: 1}, {containerPort: 2, hostPort: 1}]}]"));

    [Fact]
    public void A_repeated_host_port_refers_to_the_first_container()
    {
        var diagnostic = Assert.Single(ObjectCheck.Run(
            $"{ObjectCheck.Header("v1", "Pod")}spec:\n  containers:\n  - {{name: a, image: b, ports: [{{containerPort: 1, hostPort: 7}}]}}\n"
            + "  - {name: c, image: b, ports: [{containerPort: 2, hostPort: 7}]}\n"));
        Assert.Equal("Duplicate value: \"TCP//7\"", diagnostic.Message);
        Assert.Equal("7:62 7", ObjectCheck.Place(diagnostic));
        Assert.Equal("test.yaml:6:62", Assert.Single(diagnostic.Related).Location.ToString());
    }

    [Theory]
    [InlineData("imagePullPolicy: always", "KN1328 imagePullPolicy")]
    [InlineData("terminationMessagePolicy: Log", "KN1328 terminationMessagePolicy")]
    [InlineData("restartPolicy: Always", "KN1329 restartPolicy")]
    [InlineData("restartPolicy: ''", "")]
    public void Policies(string fields, string expected) => Assert.Equal(
        expected.Length > 0 ? expected : "KN1329 restartPolicy",
        ObjectCheck.PodContainer(fields, minor: expected.Length > 0 ? 30 : 35).Replace("spec.containers[0].", ""));

    [Theory]
    [InlineData("restartPolicy: Always", 34, "")]
    [InlineData("restartPolicy: Never", 34, "KN1329 restartPolicy")]
    [InlineData("restartPolicy: Never", 35, "")]
    [InlineData("readinessProbe: {}, lifecycle: {}", 30, "KN1330 lifecycle, KN1330 readinessProbe")]
    [InlineData("restartPolicy: Always, readinessProbe: {}, lifecycle: {}", 30, "KN1331 readinessProbe")]
    public void Init_containers(string fields, int minor, string expected) => Assert.Equal(
        expected,
        ObjectCheck.Pod($"initContainers: [{{name: a, image: b, {fields}}}]", minor).Replace("spec.initContainers[0].", ""));

    [Fact]
    public void Ephemeral_containers_have_no_place_in_a_manifest() => Assert.Equal(
        "KN1319 spec.ephemeralContainers[0].ports, KN1319 spec.ephemeralContainers[0].resources, KN1335 spec.ephemeralContainers",
        ObjectCheck.Pod("ephemeralContainers: [{name: a, image: b, ports: [{containerPort: 1}], resources: {limits: {cpu: 1}}}]"));

    [Theory]
    [InlineData("httpGet: {port: 80}", "")]
    [InlineData("httpGet: {port: http}", "")]
    [InlineData("httpGet: {}", "KN1318 httpGet.port")]
    [InlineData("httpGet: {port: 65536}", "KN1318 httpGet.port")]
    [InlineData("tcpSocket: {port: '80'}", "KN1318 tcpSocket.port")]
    [InlineData("grpc: {port: 0}", "KN1318 grpc.port")]
    [InlineData("exec: {command: [a]}, grpc: {port: 0}", "KN1331 grpc")]
    [InlineData("httpGet: {port: 1}, tcpSocket: {port: 1}, grpc: {port: 1}", "KN1331 tcpSocket, KN1331 grpc")]
    [InlineData("periodSeconds: 5", "KN1331")]
    [InlineData("grpc: {port: 1}, periodSeconds: -1, timeoutSeconds: -1", "KN1331 timeoutSeconds, KN1331 periodSeconds")]
    [InlineData("grpc: {port: 1}, successThreshold: 2", "KN1331 successThreshold")]
    [InlineData("grpc: {port: 1}, terminationGracePeriodSeconds: 0", "KN1331 terminationGracePeriodSeconds")]
    public void Probes(string probe, string expected) => Assert.Equal(
        expected,
        ObjectCheck.PodContainer($"livenessProbe: {{{probe}}}").Replace("spec.containers[0].livenessProbe.", "").Replace(" spec.containers[0].livenessProbe", ""));

    [Fact]
    public void A_readiness_probe_may_ask_for_several_successes_but_not_end_the_pod() => Assert.Equal(
        "KN1331 spec.containers[0].readinessProbe.terminationGracePeriodSeconds",
        ObjectCheck.PodContainer("readinessProbe: {grpc: {port: 1}, successThreshold: 2, terminationGracePeriodSeconds: 5}"));
}
