using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>Rules on the periods and timeouts of kube-proxy.</summary>
internal static class ProxyPeriodRules
{
    private const string NotNegative = "must be greater than or equal to 0";
    private const string Positive = "must be greater than 0";

    public static void Validate(KubeProxyConfiguration configuration, ObjectErrors errors)
    {
        var (iptables, ipvs, nftables) = (configuration.Iptables, configuration.Ipvs, configuration.Nftables);
        ValidateSync("iptables", iptables.SyncPeriod, iptables.MinSyncPeriod, errors);
        if (configuration.Mode == "ipvs")
        {
            ValidateSync("ipvs", ipvs.SyncPeriod, ipvs.MinSyncPeriod, errors);
            RefuseNegative(KubeProxyDiagnostics.Ipvs, "ipvs.tcpTimeout", ipvs.TcpTimeout, errors);
            RefuseNegative(KubeProxyDiagnostics.Ipvs, "ipvs.tcpFinTimeout", ipvs.TcpFinTimeout, errors);
            RefuseNegative(KubeProxyDiagnostics.Ipvs, "ipvs.udpTimeout", ipvs.UdpTimeout, errors);
        }

        if (configuration.Mode == "nftables") ValidateSync("nftables", nftables.SyncPeriod, nftables.MinSyncPeriod, errors);
        if (configuration.ConfigSyncPeriod <= TimeSpan.Zero)
        {
            Invalid(KubeProxyDiagnostics.ConfigSyncPeriod, "configSyncPeriod", configuration.ConfigSyncPeriod, Positive, errors);
        }

        var conntrack = configuration.Conntrack;
        RefuseNegative(KubeProxyDiagnostics.Conntrack, "conntrack.tcpEstablishedTimeout", conntrack.TcpEstablishedTimeout ?? default, errors);
        RefuseNegative(KubeProxyDiagnostics.Conntrack, "conntrack.tcpCloseWaitTimeout", conntrack.TcpCloseWaitTimeout ?? default, errors);
        RefuseNegative(KubeProxyDiagnostics.Conntrack, "conntrack.udpTimeout", conntrack.UdpTimeout, errors);
        RefuseNegative(KubeProxyDiagnostics.Conntrack, "conntrack.udpStreamTimeout", conntrack.UdpStreamTimeout, errors);
    }

    private static void ValidateSync(string section, TimeSpan period, TimeSpan minimum, ObjectErrors errors)
    {
        if (period <= TimeSpan.Zero) Invalid(KubeProxyDiagnostics.SyncPeriod, $"{section}.syncPeriod", period, Positive, errors);
        RefuseNegative(KubeProxyDiagnostics.SyncPeriod, $"{section}.minSyncPeriod", minimum, errors);
        if (minimum <= period) return;
        errors.Add(
            KubeProxyDiagnostics.SyncPeriod, FieldPath.Of($"{section}.syncPeriod"),
            $"Invalid value: \"{GoDuration.Format(period)}\": must be greater than or equal to {section}.minSyncPeriod, {GoDuration.Format(minimum)}",
            FieldPath.Of($"{section}.minSyncPeriod"), "the minimum");
    }

    private static void RefuseNegative(DiagnosticDescriptor descriptor, string path, TimeSpan value, ObjectErrors errors)
    {
        if (value < TimeSpan.Zero) Invalid(descriptor, path, value, NotNegative, errors);
    }

    private static void Invalid(DiagnosticDescriptor descriptor, string path, TimeSpan value, string detail, ObjectErrors errors) =>
        errors.Invalid(descriptor, FieldPath.Of(path), GoDuration.Format(value), detail);
}
