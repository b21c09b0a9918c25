using System.Globalization;
using Knetc.Binding;
using Knetc.Iptables;
using Knetc.Ipvs;
using Knetc.Net;
using Knetc.Options;
using Knetc.Planning;

namespace Knetc.Output;

/// <summary>Writes <c>sysctl.conf</c>: the kernel settings kube-proxy makes on start.</summary>
internal static class SysctlConf
{
    public const string FileName = "sysctl.conf";

    public static RuleFile Write(NodePlan plan, RuleFileWriter files) => files.Write(FileName, (output, _) =>
    {
        var text = new RuleText(output);
        foreach (var (key, value) in Settings(plan))
        {
            text.Append(key);
            text.Append(" = ");
            text.Append(value.ToString(CultureInfo.InvariantCulture));
            text.EndLine();
        }

        text.Flush();
    });

    private static IEnumerable<(string Key, long Value)> Settings(NodePlan plan)
    {
        var mode = plan.Cluster.Options.ProxyMode;
        if (mode == ProxyMode.Iptables && IptablesBackend.ServesLocalhostNodePorts(plan, IpFamily.IPv4))
        {
            yield return ("net.ipv4.conf.all.route_localnet", 1);
        }

        if (mode == ProxyMode.Ipvs)
        {
            foreach (var setting in IpvsSysctls.Of(plan)) yield return setting;
        }

        var conntrack = plan.Cluster.Options.Proxy.Conntrack;
        if (MaxConnections(conntrack, plan.Node) is > 0 and var max) yield return ("net.netfilter.nf_conntrack_max", max);
        if (conntrack.TcpBeLiberal) yield return ("net.netfilter.nf_conntrack_tcp_be_liberal", 1);

        (string Key, TimeSpan? Value)[] timeouts =
        [
            ("net.netfilter.nf_conntrack_tcp_timeout_established", conntrack.TcpEstablishedTimeout),
            ("net.netfilter.nf_conntrack_tcp_timeout_close_wait", conntrack.TcpCloseWaitTimeout),
            ("net.netfilter.nf_conntrack_udp_timeout", conntrack.UdpTimeout),
            ("net.netfilter.nf_conntrack_udp_timeout_stream", conntrack.UdpStreamTimeout),
        ];
        foreach (var (key, value) in timeouts)
        {
            if (value > TimeSpan.Zero) yield return (key, (long)value.Value.TotalSeconds);
        }
    }

    /// <summary>The reference counts the CPUs it runs on; a Node that does not tell its own gets the minimum.</summary>
    private static long MaxConnections(KubeProxyConntrack conntrack, Node node)
    {
        if (conntrack.MaxPerCore is not > 0) return 0;
        long cpus = (node.CapacityMilliCpu ?? 0) / 1000;
        return Math.Max(conntrack.MaxPerCore.Value * cpus, conntrack.Min ?? 0);
    }
}
