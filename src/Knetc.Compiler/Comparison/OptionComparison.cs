using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Knetc.Options;
using Knetc.Planning;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Comparison;

/// <summary>Options of the cluster and its proxies that have another value.</summary>
internal static class OptionComparison
{
    public static IEnumerable<Change> Compare(ClusterPlan before, ClusterPlan after)
    {
        var old = Settings(before);
        var @new = Settings(after);
        for (int i = 0; i < @new.Length; i++)
        {
            if (old[i].Value != @new[i].Value) yield return Create(@new[i].Name, old[i].Value, @new[i].Value, after.Options);
        }
    }

    private static Change Create(string name, string before, string after, ClusterOptions options) =>
        new(ChangeKind.Option, ChangeEffect.Changed, "Option " + name, $"{name} {Show(before)} -> {Show(after)}")
        {
            Before = before.Length == 0 ? [] : [before],
            After = after.Length == 0 ? [] : [after],
            Origin = OriginOf(name, options),
        };

    /// <summary>The field of the KubeProxyConfiguration, if that is where the option comes from.</summary>
    private static Origin OriginOf(string name, ClusterOptions options)
    {
        string section = options.ProxyMode == ProxyMode.Nftables ? "nftables." : "iptables.";
        var path = FieldPath.Of(name is "masqueradeAll" or "masqueradeBit" or "localhostNodePorts" ? section + name : name);
        return options.Proxy.Manifest.Has(path) ? new Origin(options.Proxy.Manifest, path) : default;
    }

    private static string Show(string value) => value.Length == 0 ? "unset" : value;

    /// <summary>The options that bear on rules and addresses, always in the same order.</summary>
    private static ImmutableArray<(string Name, string Value)> Settings(ClusterPlan plan)
    {
        var options = plan.Options;
        var proxy = options.Proxy;
        var conntrack = proxy.Conntrack;
        var ipvs = options.ProxyMode == ProxyMode.Ipvs ? proxy.Ipvs : null;
        string podRange = string.Join(',', options.ClusterCidrs);
        return
        [
            ("kubeVersion", options.KubeVersion.ToString()),
            ("mode", options.ProxyMode.ToString().ToLowerInvariant()),
            ("nftablesLayout", options.ProxyMode == ProxyMode.Nftables ? options.NftablesLayout.ToString().ToLowerInvariant() : ""),
            ("serviceClusterIPRange", string.Join(',', options.ServiceClusterIPRanges)),
            ("serviceNodePortRange", options.ServiceNodePortRange.ToString()),
            ("podRange", podRange),
            ("clusterCIDR", proxy.ClusterCIDR == podRange ? "the pod range" : proxy.ClusterCIDR),
            ("detectLocalMode", LocalDetector.Mode(proxy)),
            ("detectLocal.bridgeInterface", proxy.BridgeInterface),
            ("detectLocal.interfaceNamePrefix", proxy.InterfaceNamePrefix),
            ("bindAddress", proxy.BindAddress),
            ("nodePortAddresses", string.Join(',', proxy.NodePortAddresses)),
            ("masqueradeAll", Text(plan.MasqueradeAll)),
            ("masqueradeBit", Text(BitOperations.Log2(plan.MasqueradeMark))),
            ("localhostNodePorts", options.ProxyMode == ProxyMode.Nftables ? "" : Text(proxy.Iptables.LocalhostNodePorts ?? true)),
            ("ipvs.scheduler", ipvs?.Scheduler ?? ""),
            ("ipvs.strictARP", ipvs is null ? "" : Text(ipvs.StrictArp)),
            ("ipvs.excludeCIDRs", ipvs is null ? "" : string.Join(',', ipvs.ExcludeCIDRs)),
            ("conntrack.maxPerCore", Text(conntrack.MaxPerCore)),
            ("conntrack.min", Text(conntrack.Min)),
            ("conntrack.tcpBeLiberal", Text(conntrack.TcpBeLiberal)),
            ("conntrack.tcpEstablishedTimeout", Text(conntrack.TcpEstablishedTimeout)),
            ("conntrack.tcpCloseWaitTimeout", Text(conntrack.TcpCloseWaitTimeout)),
            ("conntrack.udpTimeout", Text(conntrack.UdpTimeout)),
            ("conntrack.udpStreamTimeout", Text(conntrack.UdpStreamTimeout)),
        ];
    }

    private static string Text(bool value) => value ? "true" : "false";

    private static string Text(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Text(TimeSpan? value) => value?.ToString("c", CultureInfo.InvariantCulture) ?? "";
}
