namespace Knetc.Tests.Validation;

public sealed class ServiceAddressRulesTests
{
    [Theory]
    [InlineData("clusterIP: 10.0.0.1, clusterIPs: [10.0.0.2]", "KN1160 clusterIPs")]
    [InlineData("clusterIP: 10.0.0.1, clusterIPs: [010.0.0.1]", "KN1160 clusterIPs")]
    [InlineData("clusterIPs: [10.0.0.2]", "KN1161 clusterIPs")]
    [InlineData("ipFamilies: [IPv4, ipv6]", "KN1162 ipFamilies[1]")]
    [InlineData("ipFamilies: [IPv4, IPv4]", "KN1163 ipFamilies[1]")]
    [InlineData("ipFamilyPolicy: ''", "KN1164 ipFamilyPolicy")]
    [InlineData("clusterIP: None, clusterIPs: [None, 10.0.0.1]", "KN1165 clusterIPs")]
    [InlineData("clusterIP: none", "KN1166 clusterIPs[0]")]
    [InlineData("clusterIP: 10.0.0.1, clusterIPs: [10.0.0.1, None]", "KN1166 clusterIPs[1]")]
    [InlineData("clusterIP: 10.0.0.1, clusterIPs: [10.0.0.1, '']", "KN1166 clusterIPs[1]")]
    [InlineData("clusterIP: 10.0.0.1, clusterIPs: [10.0.0.1, 10.0.0.2]", "KN1168 clusterIPs")]
    [InlineData("clusterIP: 10.0.0.1, clusterIPs: [10.0.0.1, 'fd00::1', 10.0.0.2]", "KN1167 clusterIPs")]
    [InlineData("clusterIP: 10.0.0.1, clusterIPs: [10.0.0.1, 10.0.0.3, 10.0.0.2]", "KN1167 clusterIPs, KN1168 clusterIPs")]
    [InlineData("clusterIP: 10.0.0.1, clusterIPs: [10.0.0.1, x], ipFamilies: [IPv6]", "KN1166 clusterIPs[1]")]
    [InlineData("clusterIP: 10.0.0.1, ipFamilies: [IPv6]", "KN1169 clusterIPs[0]")]
    [InlineData("clusterIP: 10.0.0.1, ipFamilies: [ipv6]", "KN1162 ipFamilies[0]")]
    [InlineData("clusterIP: None, ipFamilies: [IPv6]", "")]
    [InlineData("clusterIP: 10.0.0.1, clusterIPs: [10.0.0.1, 'fd00::1'], ipFamilies: [IPv4]", "")]
    public void Cluster_IPs_and_families(string spec, string expected) =>
        Assert.Equal(expected, string.Join(", ", ServiceCheck.Spec(spec + ", ports: [{port: 80}]")).Replace("spec.", ""));

    [Theory]
    [InlineData("clusterIP: none", "none")]
    [InlineData("clusterIP: 10.0.0.1, ipFamilies: [IPv6]", "10.0.0.1")]
    [InlineData("clusterIP: None, type: NodePort", "None")]
    [InlineData("clusterIP: 10.0.0.1, clusterIPs: [10.0.0.2]", "10.0.0.2")]
    [InlineData("clusterIPs: [10.0.0.2]", "[10.0.0.2]")]
    public void A_list_that_was_filled_in_is_shown_at_the_single_field(string spec, string pointed) => Assert.Equal(
        pointed,
        ServiceCheck.Pointed(Assert.Single(ServiceCheck.Run($"metadata: {{name: web}}\nspec: {{{spec}, ports: [{{port: 80}}]}}\n"))));

    [Theory]
    [InlineData("example.com", "KN1190")]
    [InlineData("1.2.3.4/32", "KN1190")]
    [InlineData("0.0.0.0", "KN1191")]
    [InlineData("'::'", "KN1191")]
    [InlineData("127.9.9.9", "KN1192")]
    [InlineData("'::1'", "KN1192")]
    [InlineData("169.254.1.1", "KN1193")]
    [InlineData("'fe80::1'", "KN1193")]
    [InlineData("224.0.0.9", "KN1194")]
    [InlineData("'ff12::1'", "KN1194")]
    [InlineData("239.0.0.1", "")]
    [InlineData("255.255.255.255", "")]
    [InlineData("'::ffff:127.0.0.1'", "KN1192")]
    public void External_IPs(string address, string expected) => Assert.Equal(
        expected.Length == 0 ? [] : [expected + " spec.externalIPs[1]"],
        ServiceCheck.Spec($"externalIPs: [192.0.2.1, {address}], ports: [{{port: 80}}]"));

    [Theory]
    [InlineData("010.0.0.9", "use 10.0.0.9")]
    [InlineData("'::ffff:10.0.0.9'", "use 10.0.0.9")]
    [InlineData("'fd00::00009'", "use fd00::9")]
    public void Old_spellings_are_refused_from_136(string address, string advice)
    {
        string text = $"metadata: {{name: web}}\nspec: {{externalIPs: [{address}], ports: [{{port: 80}}]}}\n";
        var refused = Assert.Single(ServiceCheck.Run(text, 36));
        Assert.Equal("KN1190", refused.Id);
        Assert.EndsWith(advice, refused.Message, StringComparison.Ordinal);
        Assert.Equal("KN1260", Assert.Single(ServiceCheck.Run(text, 35)).Id);
    }

    [Theory]
    [InlineData("ClusterIP", "10.0.0.0/8", "KN1196 spec.LoadBalancerSourceRanges")]
    [InlineData("LoadBalancer", "10.0.0.0", "KN1197 spec.LoadBalancerSourceRanges[0]")]
    [InlineData("LoadBalancer", "' 10.0.0.0/8 '", "")]
    [InlineData("LoadBalancer", "10.0.0.0/33", "KN1197 spec.LoadBalancerSourceRanges[0]")]
    [InlineData("NodePort", "x", "KN1196 spec.LoadBalancerSourceRanges, KN1197 spec.LoadBalancerSourceRanges[0]")]
    public void Source_ranges(string type, string range, string expected)
    {
        string spec = $"type: {type}, loadBalancerSourceRanges: [{range}], ports: [{{port: 80}}]";
        var found = ServiceCheck.Run($"metadata: {{name: web}}\nspec: {{{spec}}}\n");
        Assert.Equal(expected, string.Join(", ", ServiceCheck.Places(found)));
        Assert.All(found, diagnostic => Assert.Equal(diagnostic.Id == "KN1196" ? $"[{range}]" : range, ServiceCheck.Pointed(diagnostic)));
    }

    [Theory]
    [InlineData("10.0.0.0/8", "LoadBalancer", "")]
    [InlineData(" ", "LoadBalancer", "")]
    [InlineData("10.0.0.0/8,", "LoadBalancer", "KN1199")]
    [InlineData("x, 10.0.0.0/8 ,y", "LoadBalancer", "KN1199, KN1199")]
    [InlineData("", "ClusterIP", "KN1198")]
    [InlineData("x", "ClusterIP", "KN1198, KN1199")]
    public void Source_ranges_in_the_annotation(string ranges, string type, string expected)
    {
        string metadata = $"name: web, annotations: {{service.beta.kubernetes.io/load-balancer-source-ranges: '{ranges}'}}";
        var found = ServiceCheck.Metadata(metadata, spec: $"type: {type}, ports: [{{port: 80}}]");
        Assert.Equal(
            expected,
            string.Join(", ", found).Replace(" metadata.annotations[service.beta.kubernetes.io/load-balancer-source-ranges]", ""));
    }

    [Fact]
    public void The_annotation_is_not_looked_at_beside_the_field() => Assert.Empty(ServiceCheck.Metadata(
        "name: web, annotations: {service.beta.kubernetes.io/load-balancer-source-ranges: x}",
        spec: "type: LoadBalancer, loadBalancerSourceRanges: [10.0.0.0/8], ports: [{port: 80}]"));

    [Theory]
    [InlineData(32, "")]
    [InlineData(33, "KN1261")]
    [InlineData(35, "KN1261")]
    [InlineData(36, "KN1197")]
    public void Bits_beyond_the_prefix_are_first_ambiguous_then_wrong(int minor, string expected)
    {
        string text = "metadata: {name: web}\nspec: {type: LoadBalancer, loadBalancerSourceRanges: [10.1.2.3/16], ports: [{port: 80}]}\n";
        Assert.Equal(expected, string.Join(", ", ServiceCheck.Run(text, minor).Select(diagnostic => diagnostic.Id)));
    }
}
