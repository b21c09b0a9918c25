namespace Knetc.Ipvs;

/// <summary>The sets that kube-proxy keeps in ipvs mode, in the order of the file.</summary>
public enum IpSetKind
{
    LoopBack,
    ClusterIP,
    ExternalIP,
    ExternalIPLocal,
    LoadBalancer,
    LoadBalancerFirewall,
    LoadBalancerLocal,
    LoadBalancerSourceIP,
    LoadBalancerSourceCidr,
    NodePortTcp,
    NodePortLocalTcp,
    NodePortUdp,
    NodePortLocalUdp,
    NodePortSctp,
    NodePortLocalSctp,
    HealthCheckNodePort,
    IpvsAddresses,
}
