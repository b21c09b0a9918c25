using Knetc.Binding.Validation;

namespace Knetc.Tests.Validation;

public sealed class ServicePortRulesTests
{
    [Theory]
    [InlineData("{port: 80}", "")]
    [InlineData("{port: 80}, {name: a, port: 81}", "KN1120 [0].name")]
    [InlineData("{name: a_b, port: 80}", "KN1121 [0].name")]
    [InlineData("{name: '8080', port: 80}", "")]
    [InlineData("{name: a, port: 80}, {name: a, port: 81}", "KN1122 [1].name")]
    [InlineData("{name: A, port: 80}, {name: A, port: 81}", "KN1121 [0].name, KN1121 [1].name, KN1122 [1].name")]
    [InlineData("{port: 70000}", "KN1123 [0].port, KN1126 [0].targetPort")]
    [InlineData("{port: 70000, targetPort: 80}", "KN1123 [0].port")]
    [InlineData("{name: a}", "KN1123 [0].port, KN1126 [0].targetPort")]
    [InlineData("{port: 80, protocol: tcp}", "KN1125 [0].protocol")]
    [InlineData("{port: 80, targetPort: -1}", "KN1126 [0].targetPort")]
    [InlineData("{port: 80, targetPort: ''}", "")]
    [InlineData("{port: 80, targetPort: http}", "")]
    [InlineData("{port: 80, targetPort: '80'}", "KN1127 [0].targetPort")]
    [InlineData("{port: 80, targetPort: 'A--'}", "KN1127 [0].targetPort, KN1127 [0].targetPort, KN1127 [0].targetPort, KN1127 [0].targetPort")]
    [InlineData("{port: 80, appProtocol: ''}", "KN1128 [0].appProtocol")]
    [InlineData("{port: 80, appProtocol: kubernetes.io/h2c}", "")]
    [InlineData("{name: a, port: 80}, {name: b, port: 80}", "KN1129 [1]")]
    [InlineData("{name: a, port: 80}, {name: b, port: 80, protocol: UDP}", "")]
    [InlineData("{port: 80, nodePort: 30000}", "KN1130 [0].nodePort")]
    public void Ports_of_a_ClusterIP_Service(string ports, string expected) =>
        Assert.Equal(expected, string.Join(", ", ServiceCheck.Spec($"ports: [{ports}]")).Replace("spec.ports", ""));

    [Theory]
    [InlineData("TCP", 30001, "TCP", 30001, "KN1131 spec.ports[1].nodePort")]
    [InlineData("TCP", 30001, "UDP", 30001, "")]
    [InlineData("TCP", 0, "TCP", 0, "")]
    public void A_node_port_serves_one_port_per_protocol(
        string protocol, int nodePort, string otherProtocol, int otherNodePort, string expected)
    {
        string first = $"{{name: a, port: 80, protocol: {protocol}, nodePort: {nodePort}}}";
        string ports = $"[{first}, {{name: b, port: 81, protocol: {otherProtocol}, nodePort: {otherNodePort}}}]";
        Assert.Equal(expected, string.Join(", ", ServiceCheck.Spec($"type: NodePort, ports: {ports}")));
        Assert.Equal(expected, string.Join(", ", ServiceCheck.Spec($"type: ExternalName, externalName: a.b, ports: {ports}")));
    }

    [Fact]
    public void A_repeat_points_at_the_port_and_at_the_first_one()
    {
        const string Ports = "  ports:\n    - {name: a, port: 80}\n    - {name: b, port: 80}\n";
        var diagnostic = Assert.Single(ServiceCheck.Run("metadata: {name: web}\nspec:\n" + Ports));
        Assert.Equal("{name: b, port: 80}", ServiceCheck.Pointed(diagnostic));
        Assert.Equal(6, Assert.Single(diagnostic.Related).Location.Start.Line);
        Assert.Equal("Duplicate value: \"80/TCP\"", diagnostic.Message);
    }

    [Fact]
    public void A_target_port_that_was_copied_is_shown_at_its_port()
    {
        var diagnostics = ServiceCheck.Run("metadata: {name: web}\nspec: {ports: [{port: 0}]}\n");
        Assert.Equal(["0", "{port: 0}"], diagnostics.Select(ServiceCheck.Pointed));
    }

    [Fact]
    public void A_word_in_the_wrong_case_has_a_fix() => Assert.Equal(
        "UDP", Assert.Single(ServiceCheck.Run("metadata: {name: web}\nspec: {ports: [{port: 53, protocol: udp}]}\n")).Fix);

    [Fact]
    public void Many_ports_are_compared_like_few()
    {
        var ports = Enumerable.Range(1, 100)
            .Select(number => $"{{name: p{number % 99}, port: {number % 97 + 1}, nodePort: {30000 + number % 98}}}");
        Assert.Equal(
            [
                "KN1122 spec.ports[99].name",
                "KN1129 spec.ports[97]",
                "KN1129 spec.ports[98]",
                "KN1129 spec.ports[99]",
                "KN1131 spec.ports[98].nodePort",
                "KN1131 spec.ports[99].nodePort",
            ],
            ServiceCheck.Spec($"type: NodePort, ports: [{string.Join(", ", ports)}]"));
    }

    [Theory]
    [InlineData("http")]
    [InlineData("a234567890123456")]
    [InlineData("a23456789012345")]
    [InlineData("")]
    [InlineData("80")]
    [InlineData("a-b")]
    [InlineData("a--b")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("aB")]
    [InlineData("aé")]
    public void The_quick_port_name_test_agrees_with_the_reasons(string name) =>
        Assert.Equal(LexicalClass.NotPortName(name).Count == 0, LexicalClass.IsPortName(name));
}
