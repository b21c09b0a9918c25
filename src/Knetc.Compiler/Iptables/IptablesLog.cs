using System.Collections.Immutable;
using System.Globalization;
using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Iptables;

/// <summary>The lines the reference prints in iptables mode.</summary>
public static class IptablesLog
{
    private const string File = "proxier.go";

    /// <summary>The log of a node's first start. Lines that tell how long something took are left out.</summary>
    /// <param name="plan">The node.</param>
    /// <param name="ipv4">The rules of <paramref name="plan"/> for IPv4.</param>
    /// <param name="ipv6">The rules of <paramref name="plan"/> for IPv6.</param>
    public static ImmutableArray<ProxyLogEntry> Create(NodePlan plan, IptablesRuleSet ipv4, IptablesRuleSet ipv6)
    {
        var log = new ProxyLog(plan);
        log.AddStart();
        log.Add(0, "server_linux.go", 165, "Using iptables Proxier");
        log.AddDetectors();
        AddInstance(log, plan, IpFamily.IPv4);
        AddInstance(log, plan, IpFamily.IPv6);
        log.AddObjects(File, 624);
        AddSync(log, plan, ipv4);
        AddSync(log, plan, ipv6);
        return log.Entries;
    }

    private static void AddInstance(ProxyLog log, NodePlan plan, IpFamily family)
    {
        var proxy = plan.Cluster.Options.Proxy;
        var ipFamily = ("ipFamily", ProxyLogValue.Of(family));
        if (IptablesBackend.ServesLocalhostNodePorts(plan, family))
        {
            log.Add(
                0,
                File,
                243,
                "Setting route_localnet=1 to allow node-ports on localhost; to change this either disable "
                + "iptables.localhostNodePorts (--iptables-localhost-nodeports) or set nodePortAddresses "
                + "(--nodeport-addresses) to filter loopback addresses");
        }

        if (proxy.Conntrack.TcpBeLiberal)
        {
            log.Add(0, File, 255, "nf_conntrack_tcp_be_liberal set, not installing DROP rules for INVALID packets");
        }

        string mark = string.Create(CultureInfo.InvariantCulture, $"\"0x{plan.Cluster.MasqueradeMark:x8}\"");
        log.Add(2, File, 266, "Using iptables mark for masquerade", ipFamily, ("mark", mark));
        log.Add(
            2,
            File,
            302,
            "Iptables sync params",
            ipFamily,
            ("minSyncPeriod", ProxyLogValue.Of(proxy.Iptables.MinSyncPeriod)),
            ("syncPeriod", ProxyLogValue.Of(proxy.Iptables.SyncPeriod)),
            ("burstSyncs", ProxyLogValue.Of(2)));
        log.Add(2, File, 312, "Iptables supports --random-fully", ipFamily);
    }

    private static void AddSync(ProxyLog log, NodePlan plan, IptablesRuleSet ruleSet)
    {
        var services = plan.Family(ruleSet.Family).Services;
        var counts = ruleSet.Counts;
        log.AddChanges(ruleSet.Family);
        log.Add(2, File, 805, "Syncing iptables rules");
        log.AddTopology(ruleSet.Family);
        log.Add(
            2,
            File,
            1494,
            "Reloading service iptables data",
            ("numServices", ProxyLogValue.Of(services.Ports.Length)),
            ("numEndpoints", ProxyLogValue.Of(services.EndpointCount)),
            ("numFilterChains", ProxyLogValue.Of(counts.FilterChains)),
            ("numFilterRules", ProxyLogValue.Of(counts.FilterRules)),
            ("numNATChains", ProxyLogValue.Of(counts.NatChains)),
            ("numNATRules", ProxyLogValue.Of(counts.NatRules)));
    }
}
