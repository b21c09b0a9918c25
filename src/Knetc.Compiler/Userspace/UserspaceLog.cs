using System.Collections.Immutable;
using Knetc.Planning;

namespace Knetc.Userspace;

/// <summary>The lines the reference printed in userspace mode.</summary>
public static class UserspaceLog
{
    private const string File = "proxier.go";

    /// <summary>The log of a node's first start.</summary>
    public static ImmutableArray<ProxyLogEntry> Create(NodePlan plan, UserspaceRuleSet rules)
    {
        var log = new ProxyLog(plan);
        var periods = plan.Cluster.Options.Proxy.Iptables;
        log.Add(0, "server_others.go", 0, "Using userspace Proxier");
        log.Add(
            0,
            "server_others.go",
            0,
            "The userspace proxier is now deprecated and will be removed in a future release, please use 'iptables' or 'ipvs' instead");
        log.Add(2, File, 0, "Setting proxy IP and initializing iptables", ("ip", ProxyLogValue.Quote(ListenAddress.Of(plan).Host.ToString())));
        log.Add(
            3,
            File,
            0,
            "Record sync param",
            ("minSyncPeriod", ProxyLogValue.Of(periods.MinSyncPeriod)),
            ("syncPeriod", ProxyLogValue.Of(periods.SyncPeriod)),
            ("burstSyncs", ProxyLogValue.Of(2)));
        foreach (var server in rules.Servers) AddServer(log, server);
        foreach (var server in rules.Servers)
        {
            if (server.Endpoints.IsEmpty) continue;
            log.Add(
                1,
                "roundrobin.go",
                0,
                "LoadBalancerRR: Setting endpoints for service",
                ("servicePortName", ProxyLogValue.Quote(server.Port.NameText)),
                ("endpoints", ProxyLogValue.List(server.Endpoints)));
        }

        return log.Entries;
    }

    private static void AddServer(ProxyLog log, StreamServer server)
    {
        var port = server.Port;
        string name = ProxyLogValue.Quote(port.NameText);
        var protocol = ("protocol", ProxyLogValue.Quote(port.Name.Protocol));
        log.Add(1, File, 0, "Adding new service", ("serviceName", name), ("addr", ProxyLogValue.Quote(port.ClusterIP.Address.WithPort(port.Port))), protocol);
        log.Add(2, File, 0, "Proxying for service", ("service", name), protocol, ("portNum", ProxyLogValue.Of(server.ProxyPort)));
        foreach (var address in (ImmutableArray<PlannedAddress>)[port.ClusterIP, .. port.ExternalIPs, .. port.LoadBalancerVips])
        {
            foreach (string from in (ReadOnlySpan<string>)["containers", "host"])
            {
                var portal = ("portalAddress", ProxyLogValue.Quote(address.Address.WithPort(port.Port)));
                log.Add(3, File, 0, $"Opened iptables from-{from} portal for service", ("servicePortName", name), protocol, portal);
            }
        }

        if (port.NodePort == 0) return;
        foreach (string from in (ReadOnlySpan<string>)["containers", "host", "non-local"])
        {
            var nodePort = ("nodePort", ProxyLogValue.Of(port.NodePort));
            log.Add(0, File, 0, $"Opened iptables from-{from} public port for service", ("servicePortName", name), protocol, nodePort);
        }
    }
}
