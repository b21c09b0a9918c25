namespace Knetc.Options;

/// <summary>The kube-proxy back end whose rules are generated.</summary>
public enum ProxyMode
{
    Iptables,
    Ipvs,
    Nftables,
    Userspace,
}
