using System.Collections.Immutable;
using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Ipvs;

/// <summary>The lines the reference prints in ipvs mode.</summary>
public static class IpvsLog
{
    private const string File = "proxier.go";

    /// <summary>The log of a node's first start. Lines that tell how long something took are left out.</summary>
    public static ImmutableArray<ProxyLogEntry> Create(NodePlan plan)
    {
        var log = new ProxyLog(plan);
        log.AddStart();
        log.Add(0, "server_linux.go", 233, "Using ipvs Proxier");
        log.AddDetectors();
        AddInstance(log, plan, IpFamily.IPv4);
        AddInstance(log, plan, IpFamily.IPv6);
        log.AddObjects(File, 846);
        AddSync(log, IpFamily.IPv4);
        AddSync(log, IpFamily.IPv6);
        return log.Entries;
    }

    private static void AddInstance(ProxyLog log, NodePlan plan, IpFamily family)
    {
        var ipvs = plan.Cluster.Options.Proxy.Ipvs;
        string familyText = ProxyLogValue.Of(family);
        string nodeIP = ProxyLogValue.Quote(plan.Addresses.NodeIP(family).ToString());
        log.Add(2, File, 0, "Record nodeIP and family", ("nodeIP", nodeIP), ("family", familyText));
        if (ipvs.Scheduler.Length == 0) log.Add(0, File, 0, "IPVS scheduler not specified, use rr by default");
        log.Add(
            2,
            File,
            0,
            "ipvs sync params",
            ("ipFamily", familyText),
            ("minSyncPeriod", ProxyLogValue.Of(ipvs.MinSyncPeriod)),
            ("syncPeriod", ProxyLogValue.Of(ipvs.SyncPeriod)),
            ("burstSyncs", ProxyLogValue.Of(2)));
    }

    private static void AddSync(ProxyLog log, IpFamily family)
    {
        log.AddChanges(family);
        log.Add(3, File, 0, "Syncing ipvs proxier rules");
        log.AddTopology(family);
    }
}
