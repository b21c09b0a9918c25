using Knetc.Planning;

namespace Knetc.Ipvs;

/// <summary>The kernel settings the reference makes when it starts in ipvs mode; both families write the IPv4 ones.</summary>
internal static class IpvsSysctls
{
    public static IEnumerable<(string Key, long Value)> Of(NodePlan plan)
    {
        yield return ("net.ipv4.vs.conntrack", 1);
        yield return ("net.ipv4.vs.expire_nodest_conn", 1);
        yield return ("net.ipv4.vs.expire_quiescent_template", 1);
        yield return ("net.ipv4.ip_forward", 1);
        if (!plan.Cluster.Options.Proxy.Ipvs.StrictArp) yield break;

        // Otherwise the node answers ARP requests for service addresses, which it has on an interface of its own.
        yield return ("net.ipv4.conf.all.arp_ignore", 1);
        yield return ("net.ipv4.conf.all.arp_announce", 2);
    }
}
