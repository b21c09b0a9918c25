using System.Collections.Immutable;
using System.Globalization;
using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Nftables;

/// <summary>The lines the reference prints in nftables mode.</summary>
public static class NftablesLog
{
    private const string File = "proxier.go";

    /// <summary>The log of a node's first start. Lines that tell how long something took are left out.</summary>
    public static ImmutableArray<ProxyLogEntry> Create(NodePlan plan)
    {
        var log = new ProxyLog(plan);
        log.AddStart();
        log.Add(0, "server_linux.go", 304, "Using nftables Proxier");
        log.AddDetectors();
        AddInstance(log, plan, IpFamily.IPv4);
        AddInstance(log, plan, IpFamily.IPv6);
        log.AddObjects(File, 785);
        AddSync(log, IpFamily.IPv4);
        AddSync(log, IpFamily.IPv6);
        return log.Entries;
    }

    private static void AddInstance(ProxyLog log, NodePlan plan, IpFamily family)
    {
        var nftables = plan.Cluster.Options.Proxy.Nftables;
        var ipFamily = ("ipFamily", ProxyLogValue.Of(family));
        string mark = string.Create(CultureInfo.InvariantCulture, $"\"0x{plan.Cluster.MasqueradeMark:x8}\"");
        log.Add(2, File, 0, "Using nftables mark for masquerade", ipFamily, ("mark", mark));
        log.Add(
            2,
            File,
            0,
            "NFTables sync params",
            ipFamily,
            ("minSyncPeriod", ProxyLogValue.Of(nftables.MinSyncPeriod)),
            ("syncPeriod", ProxyLogValue.Of(nftables.SyncPeriod)),
            ("burstSyncs", ProxyLogValue.Of(2)));
    }

    private static void AddSync(ProxyLog log, IpFamily family)
    {
        log.AddChanges(family);
        log.Add(2, File, 995, "Syncing nftables rules");
        log.AddTopology(family);
    }
}
