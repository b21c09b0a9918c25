using Knetc.Net;

namespace Knetc.Binding;

/// <summary>Defaults of a KubeProxyConfiguration (api-semantics §1.7).</summary>
public static class KubeProxyDefaults
{
    private const int HealthzPort = 10256;
    private const int MetricsPort = 10249;

    public static KubeProxyConfiguration Apply(KubeProxyConfiguration configuration)
    {
        string bindAddress = configuration.BindAddress.Length == 0 ? "0.0.0.0" : configuration.BindAddress;
        bool ipv6 = bindAddress.IndexOf(':') >= 0;
        var iptables = configuration.Iptables;
        var ipvs = configuration.Ipvs;
        var nftables = configuration.Nftables;
        var conntrack = configuration.Conntrack;
        return configuration with
        {
            BindAddress = bindAddress,
            HealthzBindAddress = WithPort(configuration.HealthzBindAddress, ipv6 ? "[::]" : "0.0.0.0", HealthzPort),
            MetricsBindAddress = WithPort(configuration.MetricsBindAddress, ipv6 ? "[::1]" : "127.0.0.1", MetricsPort),
            OomScoreAdj = configuration.OomScoreAdj ?? -999,
            ConfigSyncPeriod = Or(configuration.ConfigSyncPeriod, 15 * 60),
            Iptables = iptables with
            {
                MasqueradeBit = iptables.MasqueradeBit ?? 14,
                LocalhostNodePorts = iptables.LocalhostNodePorts ?? true,
                SyncPeriod = Or(iptables.SyncPeriod, 30),
                MinSyncPeriod = Or(iptables.MinSyncPeriod, 1),
            },
            Ipvs = ipvs with { SyncPeriod = Or(ipvs.SyncPeriod, 30) },
            Nftables = nftables with
            {
                MasqueradeBit = nftables.MasqueradeBit ?? 14,
                SyncPeriod = Or(nftables.SyncPeriod, 30),
                MinSyncPeriod = Or(nftables.MinSyncPeriod, 1),
            },
            Conntrack = conntrack with
            {
                MaxPerCore = conntrack.MaxPerCore ?? 32768,
                Min = conntrack.Min ?? 131072,
                TcpEstablishedTimeout = conntrack.TcpEstablishedTimeout ?? TimeSpan.FromHours(24),
                TcpCloseWaitTimeout = conntrack.TcpCloseWaitTimeout ?? TimeSpan.FromHours(1),
            },
        };
    }

    private static TimeSpan Or(TimeSpan value, int defaultSeconds) => value == default ? TimeSpan.FromSeconds(defaultSeconds) : value;

    /// <summary>An absent address becomes the default one; a bare IP gets the default port.</summary>
    private static string WithPort(string address, string defaultHost, int port)
    {
        if (address.Length == 0) return $"{defaultHost}:{port}";
        if (!IpAddress.TryParse(address.AsSpan(), ParsingGrade.Sloppy, out var ip)) return address;
        return ip.Family == IpFamily.IPv6 ? $"[{address}]:{port}" : $"{address}:{port}";
    }
}
