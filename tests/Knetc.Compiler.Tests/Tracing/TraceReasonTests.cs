using Knetc.Options;
using static Knetc.Tests.Tracing.TracedCluster;

namespace Knetc.Tests.Tracing;

public sealed class TraceReasonTests
{
    [Theory]
    [InlineData(ProxyMode.Iptables, Pod, "10.96.0.10:80/tcp", "port 80 of the cluster IP of Service shop/web leads to one of 2 endpoints, and the client's address stays")]
    [InlineData(ProxyMode.Iptables, "10.244.0.5", "10.96.0.10:80/tcp", "port 80 of the cluster IP of Service shop/web leads to one of 2 endpoints, and the client's address becomes the node's where the client is itself the endpoint")]
    [InlineData(ProxyMode.Iptables, Outside, "192.0.2.11:30080/tcp", "node port 30080 of Service shop/web leads to one of 2 endpoints, and the client's address becomes the node's")]
    [InlineData(ProxyMode.Iptables, Outside, "192.0.2.11:30081/tcp", "externalTrafficPolicy of Service shop/local is Local, and no usable endpoint runs on north")]
    [InlineData(ProxyMode.Nftables, Outside, "198.51.100.20:80/tcp", "externalTrafficPolicy of Service shop/local is Local, and no usable endpoint runs on north")]
    [InlineData(ProxyMode.Iptables, Pod, "10.96.0.30:80/tcp", "internalTrafficPolicy of Service shop/here is Local, and no usable endpoint runs on north")]
    [InlineData(ProxyMode.Nftables, Pod, "10.96.0.40:80/tcp", "port 80 of the cluster IP of Service shop/empty has no endpoints, so clients are refused at once")]
    [InlineData(ProxyMode.Ipvs, Pod, "10.96.0.40:80/tcp", "port 80 of the cluster IP of Service shop/empty has no endpoints, so clients are refused at once")]
    [InlineData(ProxyMode.Iptables, Elsewhere, "198.51.100.50:80/tcp", "loadBalancerSourceRanges of Service shop/ranged do not contain 198.18.0.1")]
    [InlineData(ProxyMode.Nftables, Elsewhere, "198.51.100.50:80/tcp", "loadBalancerSourceRanges of Service shop/ranged do not contain 198.18.0.1")]
    [InlineData(ProxyMode.Iptables, Pod, "10.96.0.10:81/tcp", "10.96.0.10 is the cluster IP of Service shop/web, which has no port 81/tcp")]
    [InlineData(ProxyMode.Ipvs, Pod, "10.96.0.10:81/tcp", "10.96.0.10 is the cluster IP of Service shop/web, which has no port 81/tcp, and other ports of it are refused")]
    [InlineData(ProxyMode.Nftables, "node", "127.0.0.1:30080/tcp", "node port 30080 of Service shop/web is not served on 127.0.0.1")]
    [InlineData(ProxyMode.Iptables, Outside, "192.0.2.11:22/tcp", "192.0.2.11:22/tcp is no address and port of a Service")]
    public void One_sentence_says_why(ProxyMode mode, string source, string destination, string expected) =>
        Assert.Equal(expected, new TracedCluster(mode).Explain("north", source, destination));
}
