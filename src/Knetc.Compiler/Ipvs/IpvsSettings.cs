using System.Collections.Immutable;
using System.Globalization;
using Knetc.Binding;
using Knetc.Net;

namespace Knetc.Ipvs;

/// <summary>What a node needs to know in ipvs mode beside its rules.</summary>
internal static class IpvsSettings
{
    /// <summary>The names of all sets of both families.</summary>
    public static ImmutableArray<string> SetNames { get; } =
    [
        .. IpSetDefinition.All.Select(static set => set.Name(IpFamily.IPv4)),
        .. IpSetDefinition.All.Select(static set => set.Name(IpFamily.IPv6)),
    ];

    /// <summary>Timeouts of TCP, closing TCP and UDP connections in whole seconds, 0 for the kernel's; empty when all are.</summary>
    public static string Timeouts(KubeProxyIpvs ipvs)
    {
        if (ipvs.TcpTimeout <= TimeSpan.Zero && ipvs.TcpFinTimeout <= TimeSpan.Zero && ipvs.UdpTimeout <= TimeSpan.Zero) return "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Seconds(ipvs.TcpTimeout)} {Seconds(ipvs.TcpFinTimeout)} {Seconds(ipvs.UdpTimeout)}");
    }

    /// <summary>Networks whose virtual servers belong to others.</summary>
    public static IEnumerable<IpNetwork> ExcludedNetworks(KubeProxyIpvs ipvs)
    {
        foreach (string text in ipvs.ExcludeCIDRs)
        {
            if (IpNetwork.TryParse(text, ParsingGrade.Sloppy, out var network)) yield return network;
        }
    }

    private static long Seconds(TimeSpan time) => (long)time.TotalSeconds;
}
