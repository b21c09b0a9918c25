namespace Knetc.Tests.Validation;

public sealed class ServiceCidrRulesTests
{
    [Theory]
    [InlineData("10.0.0.0/16, 'fd00::/112'", "")]
    [InlineData("", "KN1462 spec.cidrs")]
    [InlineData("10.0.0.0/16, 'fd00::/112', x", "KN1463 spec.cidrs")]
    [InlineData("10.0.0.0/16, 10.1.0.0/16", "KN1464 spec.cidrs")]
    [InlineData("10.0.0.0/16, x", "KN1465 spec.cidrs[1]")]
    public void Ranges(string cidrs, string expected) => Assert.Equal(expected, ObjectCheck.Describe(ObjectCheck.Run(Text(cidrs))));

    [Theory]
    [InlineData("10.0.0.1/16", "10.0.0.0/16")]
    [InlineData("010.0.0.0/16", "10.0.0.0/16")]
    [InlineData("FD00::/112", "fd00::/112")]
    [InlineData("x", null)]
    public void The_canonical_text_is_offered(string cidr, string? fix) =>
        Assert.Equal(fix, Assert.Single(ObjectCheck.Run(Text($"'{cidr}'"))).Fix);

    private static string Text(string cidrs) => $"{ObjectCheck.Header("networking.k8s.io/v1", "ServiceCIDR")}spec: {{cidrs: [{cidrs}]}}\n";
}
