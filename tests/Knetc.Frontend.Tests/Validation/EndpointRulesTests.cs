namespace Knetc.Tests.Validation;

public sealed class EndpointRulesTests
{
    [Theory]
    [InlineData("endpoints: []", "KN1421 addressType")]
    [InlineData("addressType: IP", "KN1421 addressType")]
    [InlineData("addressType: IPv4, endpoints: [{addresses: []}]", "KN1424 endpoints[0].addresses")]
    [InlineData("addressType: IPv4, endpoints: [{addresses: ['fd00::1', x]}]", "KN1425 endpoints[0].addresses[0], KN1425 endpoints[0].addresses[1]")]
    [InlineData("addressType: IPv6, endpoints: [{addresses: ['fd00::1']}, {addresses: ['::ffff:1.1.1.1']}]", "KN1425 endpoints[1].addresses[0]")]
    [InlineData("addressType: IPv4, endpoints: [{addresses: [127.0.0.1]}, {addresses: [0.0.0.0]}, {addresses: [169.254.1.1]}, {addresses: [224.0.0.9]}]",
        "KN1426 endpoints[0].addresses[0], KN1426 endpoints[1].addresses[0], KN1426 endpoints[2].addresses[0], KN1426 endpoints[3].addresses[0]")]
    [InlineData("addressType: FQDN, endpoints: [{addresses: [a.example, a, '']}]", "KN1425 endpoints[0].addresses[1], KN1425 endpoints[0].addresses[2]")]
    [InlineData("addressType: X, endpoints: [{addresses: [x]}]", "KN1421 addressType")]
    [InlineData("addressType: IPv4, endpoints: [{addresses: [1.1.1.1], nodeName: '', hostname: ''}]", "KN1427 endpoints[0].nodeName, KN1428 endpoints[0].hostname")]
    [InlineData("addressType: IPv4, endpoints: [{addresses: [1.1.1.1], deprecatedTopology: {a: b c, topology.kubernetes.io/zone: a}}]",
        "KN1429 endpoints[0].deprecatedTopology, KN1429 endpoints[0].deprecatedTopology[topology.kubernetes.io/zone]")]
    [InlineData("addressType: IPv4, endpoints: [{addresses: [1.1.1.1], hints: {forZones: [{name: a}, {name: a}, {name: b c}]}}]",
        "KN1430 endpoints[0].hints.forZones[1].name, KN1430 endpoints[0].hints.forZones[2].name")]
    [InlineData("addressType: IPv4, endpoints: [{addresses: [1.1.1.1], hints: {forZones: [{name: a}, {name: a}, {name: c}, {name: d}, {name: e}, {name: f}, {name: g}, {name: h}, {name: i}]}}]",
        "KN1430 endpoints[0].hints.forZones")]
    [InlineData("addressType: IPv4, endpoints: [{addresses: [1.1.1.1], hints: {forNodes: [{name: A}]}}]", "KN1431 endpoints[0].hints.forNodes[0].name")]
    [InlineData("addressType: IPv4, ports: [{}, {name: a.b}, {name: ''}]", "KN1433 ports[1].name, KN1433 ports[2].name")]
    [InlineData("addressType: IPv4, ports: [{protocol: ''}]", "KN1434 ports[0].protocol")]
    [InlineData("addressType: IPv4, ports: [{appProtocol: ''}, {name: a, port: 99999}]", "KN1435 ports[0].appProtocol")]
    public void Slices(string fields, string expected) => Assert.Equal(expected, ObjectCheck.Describe(ObjectCheck.Run(Slice(fields), 34)));

    [Theory]
    [InlineData(1000, "")]
    [InlineData(1001, "KN1423 endpoints")]
    public void A_slice_holds_a_thousand_endpoints(int count, string expected) => Assert.Equal(
        expected,
        ObjectCheck.Describe(ObjectCheck.Run(Slice($"addressType: IPv4, endpoints: [{string.Join(", ", Enumerable.Repeat("{addresses: [1.1.1.1]}", count))}]"))));

    [Fact]
    public void A_slice_holds_twenty_thousand_ports() => Assert.Equal(
        "KN1432 ports",
        ObjectCheck.Describe(ObjectCheck.Run(Slice($"addressType: IPv4, ports: [{string.Join(", ", Enumerable.Range(0, 20001).Select(i => $"{{name: p{i}}}"))}]"))));

    [Theory]
    [InlineData("{}", "KN1441 subsets[0]")]
    [InlineData("{notReadyAddresses: [{ip: x}, {ip: '::1'}]}", "KN1442 subsets[0].notReadyAddresses[0].ip, KN1442 subsets[0].notReadyAddresses[1].ip")]
    [InlineData("{addresses: [{ip: 1.1.1.1, hostname: A, nodeName: ''}]}", "KN1443 subsets[0].addresses[0].hostname, KN1444 subsets[0].addresses[0].nodeName")]
    [InlineData("{addresses: [{ip: 1.1.1.1}], ports: [{port: 1}]}", "")]
    [InlineData("{addresses: [{ip: 1.1.1.1}], ports: [{port: 1}, {name: a, port: 2}, {name: a, port: 3}]}", "KN1445 subsets[0].ports[0].name")]
    [InlineData("{addresses: [{ip: 1.1.1.1}], ports: [{name: a.b, port: 1}]}", "KN1445 subsets[0].ports[0].name")]
    [InlineData("{addresses: [{ip: 1.1.1.1}], ports: [{name: a}]}", "KN1446 subsets[0].ports[0].port")]
    [InlineData("{addresses: [{ip: 1.1.1.1}], ports: [{port: 1, protocol: ''}]}", "")]
    [InlineData("{addresses: [{ip: 1.1.1.1}], ports: [{port: 1, protocol: tcp, appProtocol: a/b/c}]}", "KN1447 subsets[0].ports[0].protocol, KN1448 subsets[0].ports[0].appProtocol")]
    public void Endpoints(string subset, string expected) =>
        Assert.Equal(expected, ObjectCheck.Describe(ObjectCheck.Run($"{ObjectCheck.Header("v1", "Endpoints")}subsets: [{subset}]\n")));

    private static string Slice(string fields) =>
        $"{{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {{name: web}}, {fields}}}\n";
}
