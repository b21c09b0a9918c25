using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Options;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>Settings of a proxy mode that is not in force (api-semantics §5, D-77). Sections that only repeat defaults are no finding.</summary>
internal sealed class UnusedProxySettings() : ClusterRule(new DiagnosticDescriptor(
    "KN2077", Severity.Warning, "kube-proxy settings that the mode does not use",
    "The sections ipvs and nftables of a KubeProxyConfiguration, and the layout of nftables, count in the mode of that name only; in another one they have no effect.",
    "choose the mode that the settings are for, or remove them"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var options = cluster.Options;
        var mode = options.Table.Find(ClusterOption.ProxyMode)!.InForce;
        if (options.ProxyMode != ProxyMode.Ipvs && FirstIpvs(options.Proxy.Ipvs) is { } ipvs) Report(options.Proxy.Manifest, ipvs, mode, findings);
        if (options.ProxyMode == ProxyMode.Nftables) return;
        if (FirstNftables(options.Proxy.Nftables) is { } nftables) Report(options.Proxy.Manifest, nftables, mode, findings);
        if (options.Table.Find(ClusterOption.NftablesLayout)!.InForce is { IsStated: true } layout)
        {
            findings.Add(layout, $"nftables layout {layout.Value} has no effect in mode {mode.Value}", RuleFindings.At(mode, $"the mode {mode.Value} is in force"));
        }
    }

    private static string? FirstIpvs(KubeProxyIpvs ipvs)
    {
        if (ipvs.Scheduler.Length > 0) return "ipvs.scheduler";
        if (ipvs.StrictArp) return "ipvs.strictARP";
        if (!ipvs.ExcludeCIDRs.IsEmpty) return "ipvs.excludeCIDRs";
        if (ipvs.TcpTimeout != default) return "ipvs.tcpTimeout";
        if (ipvs.TcpFinTimeout != default) return "ipvs.tcpFinTimeout";
        return ipvs.UdpTimeout != default ? "ipvs.udpTimeout" : null;
    }

    private static string? FirstNftables(KubeProxyNftables nftables) =>
        nftables.MasqueradeAll ? "nftables.masqueradeAll" : nftables.MasqueradeBit is not (null or 14) ? "nftables.masqueradeBit" : null;

    private static void Report(ManifestObject manifest, string path, OptionStatement mode, RuleFindings findings)
    {
        var field = FieldPath.Of(path);
        if (manifest.Has(field)) findings.Add(manifest, field, $"{path} has no effect in mode {mode.Value}", RuleFindings.At(mode, $"the mode {mode.Value} is in force"));
    }
}
