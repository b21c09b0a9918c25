namespace Knetc.Tests.Validation;

public sealed class PodRulesTests
{
    [Theory]
    [InlineData("nodeName: A_b", "KN1310 spec.nodeName")]
    [InlineData("hostname: a.b, subdomain: B", "KN1311 spec.hostname, KN1311 spec.subdomain")]
    [InlineData("restartPolicy: Sometimes", "KN1321 spec.restartPolicy")]
    [InlineData("restartPolicy: ''", "")]
    [InlineData("dnsPolicy: none", "KN1322 spec.dnsPolicy")]
    [InlineData("dnsPolicy: None", "KN1323 spec.dnsConfig")]
    [InlineData("dnsPolicy: None, dnsConfig: {}", "KN1324 spec.dnsConfig.nameservers")]
    [InlineData("dnsConfig: {nameservers: [1.1.1.1, 2.2.2.2, '::1', 4.4.4.4]}", "KN1324 spec.dnsConfig.nameservers")]
    [InlineData("dnsConfig: {nameservers: [dns]}", "KN1325 spec.dnsConfig.nameservers[0]")]
    [InlineData("dnsConfig: {searches: [a.b., A], options: [{value: x}]}", "KN1326 spec.dnsConfig.searches[1], KN1326 spec.dnsConfig.options[0]")]
    [InlineData("hostAliases: [{ip: x, hostnames: [a, A]}]", "KN1327 spec.hostAliases[0].ip, KN1327 spec.hostAliases[0].hostnames[1]")]
    [InlineData("nodeSelector: {a b: c}", "KN1332 spec.nodeSelector")]
    [InlineData("serviceAccountName: A, priorityClassName: B", "KN1332 spec.serviceAccountName, KN1332 spec.priorityClassName")]
    [InlineData("activeDeadlineSeconds: 0", "KN1333 spec.activeDeadlineSeconds")]
    [InlineData("activeDeadlineSeconds: 2147483648", "KN1333 spec.activeDeadlineSeconds")]
    [InlineData("nodeName: a, schedulingGates: [{name: b}]", "KN1334 spec.nodeName")]
    public void Spec(string spec, string expected) => Assert.Equal(expected, ObjectCheck.Pod(spec));

    [Theory]
    [InlineData("'.'", 32, false)]
    [InlineData("'.'", 33, true)]
    [InlineData("_tcp.a_b.c", 32, false)]
    [InlineData("_tcp.a_b.c", 33, true)]
    [InlineData("a_.b", 33, false)]
    [InlineData("__a", 33, false)]
    [InlineData("a..b", 33, false)]
    public void Search_domains_are_read_more_leniently_from_133(string domain, int minor, bool good) =>
        Assert.Equal(good ? "" : "KN1326 spec.dnsConfig.searches[0]", ObjectCheck.Pod($"dnsConfig: {{searches: [{domain}]}}", minor));

    [Theory]
    [InlineData("32", "a.example", "")]
    [InlineData("33", "a.example", "KN1326 spec.dnsConfig.searches")]
    [InlineData("32", "a.very.long.domain.name.of.many.parts.that.takes.more.than.sixty.four.example", "KN1326 spec.dnsConfig.searches")]
    public void Search_lists_are_limited(string count, string domain, string expected) => Assert.Equal(
        expected, ObjectCheck.Pod($"dnsConfig: {{searches: [{string.Join(", ", Enumerable.Repeat(domain, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)))}]}}"));

    [Theory]
    [InlineData("podIP: x", 30, "KN1312 status.podIPs[0]")]
    [InlineData("podIP: 010.0.0.1", 35, "KN1260 status.podIP")]
    [InlineData("podIP: 010.0.0.1", 36, "KN1312 status.podIPs[0]")]
    [InlineData("podIPs: [{ip: 1.1.1.1}, {ip: 'fd00::1'}]", 30, "")]
    [InlineData("podIPs: [{ip: 1.1.1.1}, {ip: 2.2.2.2}]", 30, "KN1313 status.podIPs")]
    [InlineData("podIPs: [{ip: 1.1.1.1}, {ip: 'fd00::1'}, {ip: 2.2.2.2}]", 30, "KN1313 status.podIPs")]
    [InlineData("podIPs: [{ip: 1.1.1.1}, {ip: x}]", 30, "KN1312 status.podIPs[1], KN1313 status.podIPs")]
    [InlineData("podIPs: [{ip: 1.1.1.1}, {ip: 1.1.1.1}]", 30, "KN1314 status.podIPs[1], KN1313 status.podIPs")]
    [InlineData("podIP: 1.1.1.1, podIPs: [{ip: 2.2.2.2}, {ip: x}]", 30, "")]
    [InlineData("hostIP: 1.1.1.1", 30, "")]
    [InlineData("hostIP: 1.1.1.1, hostIPs: [{ip: 2.2.2.2}]", 30, "KN1315 status.hostIPs[0].ip")]
    [InlineData("hostIP: 1.1.1.1, hostIPs: [{ip: 1.1.1.1}, {ip: x}]", 30, "KN1315 status.hostIPs[1], KN1315 status.hostIPs")]
    public void Status(string status, int minor, string expected) => Assert.Equal(
        expected,
        ObjectCheck.Describe(ObjectCheck.Run($"{ObjectCheck.Header("v1", "Pod")}spec: {{{ObjectCheck.Container}}}\nstatus: {{{status}}}\n", minor)));

    [Fact]
    public void A_wrong_status_address_is_shown_where_it_was_written()
    {
        string pod = $"{ObjectCheck.Header("v1", "Pod")}spec: {{{ObjectCheck.Container}}}\nstatus:\n";
        Assert.Equal("6:10 x", ObjectCheck.Place(Assert.Single(ObjectCheck.Run(pod + "  podIP: x\n"))));
        Assert.Equal("7:9 x", ObjectCheck.Place(Assert.Single(ObjectCheck.Run(pod + "  podIPs:\n  - ip: x\n"))));
    }

    [Fact]
    public void Objects_with_errors_are_left_out()
    {
        ObjectCheck.Run($"{ObjectCheck.Header("v1", "Pod")}spec: {{{ObjectCheck.Container}}}\n", 30, out var good);
        ObjectCheck.Run($"{ObjectCheck.Header("v1", "Pod")}spec: {{}}\n", 30, out var bad);
        Assert.Equal("ClusterFirst", Assert.Single(good.Pods).Spec.DnsPolicy);
        Assert.Empty(bad.Pods);
    }
}
