namespace Knetc.Ipvs;

/// <summary>Chains that only ipvs mode has; those it shares with iptables mode keep their names there.</summary>
internal static class IpvsChainNames
{
    public const string NodePort = "KUBE-NODE-PORT";
    public const string LoadBalancer = "KUBE-LOAD-BALANCER";
    public const string SourceRangesFirewall = "KUBE-SOURCE-RANGES-FIREWALL";
    public const string Filter = "KUBE-IPVS-FILTER";
    public const string OutFilter = "KUBE-IPVS-OUT-FILTER";
}
