namespace Knetc.Tests.Validation;

public sealed class NodeRulesTests
{
    private static readonly string Node = ObjectCheck.Header("v1", "Node");

    [Theory]
    [InlineData("podCIDR: x", 30, "KN1402 spec.podCIDRs[0]")]
    [InlineData("podCIDRs: [10.0.0.1/24]", 35, "KN1261 spec.podCIDRs[0]")]
    [InlineData("podCIDRs: [10.0.0.1/24]", 36, "KN1402 spec.podCIDRs[0]")]
    [InlineData("podCIDRs: [10.0.0.0/24, 'fd00::/64']", 30, "")]
    [InlineData("podCIDRs: [10.0.0.0/24, 10.1.0.0/24]", 30, "KN1403 spec.podCIDRs")]
    [InlineData("podCIDRs: [10.0.0.0/24, 10.0.0.0/24]", 30, "KN1404 spec.podCIDRs[1], KN1403 spec.podCIDRs")]
    public void Pod_ranges(string spec, int minor, string expected) =>
        Assert.Equal(expected, ObjectCheck.Describe(ObjectCheck.Run($"{Node}spec: {{{spec}}}\n", minor)));

    [Theory]
    [InlineData("{type: Hostname, address: a}, {type: InternalIP, address: 'fd00::1'}", "")]
    [InlineData("{type: Hostname, address: a}, {type: InternalDNS, address: a}, {type: Hostname, address: a}", "KN1406 status.addresses[2]")]
    [InlineData("{type: ExternalIP, address: a}", "KN1409 status.addresses[0].address")]
    [InlineData("{type: PublicIP, address: 1.1.1.1}", "KN1409 status.addresses[0].type")]
    public void Addresses(string addresses, string expected) =>
        Assert.Equal(expected, ObjectCheck.Describe(ObjectCheck.Run($"{Node}status: {{addresses: [{addresses}]}}\n")));

    // The API server prints "metadata.taints".
    [Fact]
    public void Taints_are_reported_under_metadata_and_shown_in_the_spec()
    {
        var diagnostics = ObjectCheck.Run(
            $"{Node}spec:\n  taints:\n  - {{key: a b, effect: NoSchedule}}\n  - {{key: c, value: d e}}\n  - {{key: c, effect: Never}}\n  - {{key: c, effect: Never}}\n");
        Assert.Equal(
            ["KN1407 metadata.taints[0].key", "KN1407 metadata.taints[1].value", "KN1407 metadata.taints[1].effect",
                "KN1407 metadata.taints[2].effect", "KN1407 metadata.taints[3].effect", "KN1407 metadata.taints[3]"],
            diagnostics.Select(diagnostic => $"{diagnostic.Id} {diagnostic.Path}"));
        Assert.Equal(
            ["6:11 a b", "7:21 d e", "7:5 {key: c, value: d e}", "8:22 Never", "9:22 Never", "9:5 {key: c, effect: Never}"],
            diagnostics.Select(ObjectCheck.Place));
        Assert.Equal("test.yaml:8:5", Assert.Single(diagnostics[5].Related).Location.ToString());
    }

    [Fact]
    public void A_node_has_no_namespace() => Assert.Equal(
        "KN1006 metadata.namespace",
        ObjectCheck.Describe(ObjectCheck.Run("apiVersion: v1\nkind: Node\nmetadata: {name: a, namespace: b}\n")));
}
