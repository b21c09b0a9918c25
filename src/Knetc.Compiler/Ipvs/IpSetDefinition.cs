using System.Collections.Immutable;
using Knetc.Iptables;
using Knetc.Net;

namespace Knetc.Ipvs;

/// <summary>One of the sets, empty.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Suffix">The name behind the prefix that tells the family.</param>
/// <param name="Type">What its entries are made of.</param>
/// <param name="Comment">What the reference writes in rules that use it; the set itself has no comment.</param>
public sealed record IpSetDefinition(IpSetKind Kind, string Suffix, IpSetType Type, string Comment)
{
    /// <summary>The most characters the kernel takes for a name.</summary>
    private const int MaxNameLength = 31;

    /// <summary>All sets, each at the index of its kind.</summary>
    public static ImmutableArray<IpSetDefinition> All { get; } =
    [
        new(
            IpSetKind.LoopBack, "LOOP-BACK", IpSetType.HashIpPortIp,
            "Kubernetes endpoints dst ip:port, source ip for solving hairpin purpose"),
        new(
            IpSetKind.ClusterIP, "CLUSTER-IP", IpSetType.HashIpPort,
            "Kubernetes service cluster ip + port for masquerade purpose"),
        new(
            IpSetKind.ExternalIP, "EXTERNAL-IP", IpSetType.HashIpPort,
            "Kubernetes service external ip + port for masquerade and filter purpose"),
        new(
            IpSetKind.ExternalIPLocal, "EXTERNAL-IP-LOCAL", IpSetType.HashIpPort,
            "Kubernetes service external ip + port with externalTrafficPolicy=local"),
        new(IpSetKind.LoadBalancer, "LOAD-BALANCER", IpSetType.HashIpPort, "Kubernetes service lb portal"),
        new(
            IpSetKind.LoadBalancerFirewall, "LOAD-BALANCER-FW", IpSetType.HashIpPort,
            "Kubernetes service load balancer ip + port for load balancer with sourceRange"),
        new(
            IpSetKind.LoadBalancerLocal, "LOAD-BALANCER-LOCAL", IpSetType.HashIpPort,
            "Kubernetes service load balancer ip + port with externalTrafficPolicy=local"),
        new(
            IpSetKind.LoadBalancerSourceIP, "LOAD-BALANCER-SOURCE-IP", IpSetType.HashIpPortIp,
            "Kubernetes service load balancer ip + port + source IP for packet filter purpose"),
        new(
            IpSetKind.LoadBalancerSourceCidr, "LOAD-BALANCER-SOURCE-CIDR", IpSetType.HashIpPortNet,
            "Kubernetes service load balancer ip + port + source cidr for packet filter purpose"),
        new(
            IpSetKind.NodePortTcp, "NODE-PORT-TCP", IpSetType.BitmapPort,
            "Kubernetes nodeport TCP port for masquerade purpose"),
        new(
            IpSetKind.NodePortLocalTcp, "NODE-PORT-LOCAL-TCP", IpSetType.BitmapPort,
            "Kubernetes nodeport TCP port with externalTrafficPolicy=local"),
        new(
            IpSetKind.NodePortUdp, "NODE-PORT-UDP", IpSetType.BitmapPort,
            "Kubernetes nodeport UDP port for masquerade purpose"),
        new(
            IpSetKind.NodePortLocalUdp, "NODE-PORT-LOCAL-UDP", IpSetType.BitmapPort,
            "Kubernetes nodeport UDP port with externalTrafficPolicy=local"),
        new(
            IpSetKind.NodePortSctp, "NODE-PORT-SCTP-HASH", IpSetType.HashIpPort,
            "Kubernetes nodeport SCTP port for masquerade purpose with type 'hash ip:port'"),
        new(
            IpSetKind.NodePortLocalSctp, "NODE-PORT-LOCAL-SCTP-HASH", IpSetType.HashIpPort,
            "Kubernetes nodeport SCTP port with externalTrafficPolicy=local with type 'hash ip:port'"),
        new(
            IpSetKind.HealthCheckNodePort, "HEALTH-CHECK-NODE-PORT", IpSetType.BitmapPort,
            "Kubernetes health check node port"),
        new(IpSetKind.IpvsAddresses, "IPVS-IPS", IpSetType.HashIp, "Addresses on the ipvs interface"),
    ];

    /// <summary>The comment as a part of rules.</summary>
    public CommentMatch CommentMatch { get; } = new(Comment);

    /// <summary>The name of the set of one family.</summary>
    public string Name(IpFamily family)
    {
        string name = (family == IpFamily.IPv4 ? "KUBE-" : "KUBE-6-") + Suffix;
        return name.Length <= MaxNameLength ? name : name[..MaxNameLength];
    }
}
