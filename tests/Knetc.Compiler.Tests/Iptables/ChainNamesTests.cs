using Knetc.Iptables;

namespace Knetc.Tests.Iptables;

public class ChainNamesTests
{
    [Theory]
    [InlineData("ns1/svc1:p80tcp", "", "XPGD46QRK7WJZT7O")]
    [InlineData("ns1/svc1:p80tcp", "10.180.0.1:80", "SXIVWICOYRO3J4NJ")]
    [InlineData("ns2/svc2:p80tcp", "", "GNZBNJ2PO5MGZ6GT")]
    [InlineData("ns5/svc5:p80tcp", "10.180.0.3:80", "I77PXRDZVX7PMWMN")]
    [InlineData("default/kubernetes:httpstcp", "", "NPX46M4PTMTKRN6Y")]
    [InlineData("kube-system/kube-dns:dnsudp", "", "TCOU7JCQXEZGVUNU")]
    [InlineData("kube-system/kube-dns:dns-tcptcp", "", "ERIFXISQEP7F7OF4")]
    [InlineData("kube-system/kube-dns:metricstcp", "", "JD5MR3NA4I4DYORP")]
    public void Hashes_are_the_references(string service, string endpoint, string hash) =>
        Assert.Equal("KUBE-SEP-" + hash, ChainNames.Hashed("KUBE-SEP-", service, endpoint));

    [Fact]
    public void Long_names_are_hashed_in_full()
    {
        string name = new('a', 2000);
        Assert.Equal(ChainNames.Hashed("KUBE-SVC-", name), ChainNames.Hashed("KUBE-SVC-", name.AsSpan(0, 1999), "a"));
    }
}
