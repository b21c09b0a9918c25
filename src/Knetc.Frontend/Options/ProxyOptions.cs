using System.Collections.Immutable;
using Knetc.Binding;

namespace Knetc.Options;

/// <summary>The options of kube-proxy that matter to its rules.</summary>
internal static class ProxyOptions
{
    public static ImmutableArray<ProxyOption> All { get; } =
    [
        new("bind-address", "bindAddress", static c => c.BindAddress, static (c, text) => c with { BindAddress = text }),
        new("healthz-bind-address", "healthzBindAddress", static c => c.HealthzBindAddress, static (c, text) => c with { HealthzBindAddress = text }),
        new("metrics-bind-address", "metricsBindAddress", static c => c.MetricsBindAddress, static (c, text) => c with { MetricsBindAddress = text }),
        new("detect-local-mode", "detectLocalMode", static c => c.DetectLocalMode is { Length: > 0 } mode ? mode : "ClusterCIDR", static (c, text) => c with { DetectLocalMode = text }),
        new("pod-bridge-interface", "detectLocal.bridgeInterface", static c => c.BridgeInterface, static (c, text) => c with { BridgeInterface = text }),
        new("pod-interface-name-prefix", "detectLocal.interfaceNamePrefix", static c => c.InterfaceNamePrefix, static (c, text) => c with { InterfaceNamePrefix = text }),
        new("nodeport-addresses", "nodePortAddresses", static c => string.Join(",", c.NodePortAddresses), static (c, text) => c with { NodePortAddresses = ProxyOption.List(text) }),
        new("masquerade-all", "iptables.masqueradeAll", static c => ProxyOption.Print(c.Iptables.MasqueradeAll),
            static (c, text) => ProxyOption.Bool(text) is { } value ? c with { Iptables = c.Iptables with { MasqueradeAll = value } } : null),
        new("iptables-masquerade-bit", "iptables.masqueradeBit", static c => ProxyOption.Print(c.Iptables.MasqueradeBit),
            static (c, text) => ProxyOption.Number(text) is { } value ? c with { Iptables = c.Iptables with { MasqueradeBit = value } } : null),
        new("iptables-localhost-nodeports", "iptables.localhostNodePorts", static c => ProxyOption.Print(c.Iptables.LocalhostNodePorts),
            static (c, text) => ProxyOption.Bool(text) is { } value ? c with { Iptables = c.Iptables with { LocalhostNodePorts = value } } : null),
        new("ipvs-scheduler", "ipvs.scheduler", static c => c.Ipvs.Scheduler is { Length: > 0 } scheduler ? scheduler : "rr",
            static (c, text) => c with { Ipvs = c.Ipvs with { Scheduler = text } }),
        new("ipvs-strict-arp", "ipvs.strictARP", static c => ProxyOption.Print(c.Ipvs.StrictArp),
            static (c, text) => ProxyOption.Bool(text) is { } value ? c with { Ipvs = c.Ipvs with { StrictArp = value } } : null),
        new("ipvs-exclude-cidrs", "ipvs.excludeCIDRs", static c => string.Join(",", c.Ipvs.ExcludeCIDRs),
            static (c, text) => c with { Ipvs = c.Ipvs with { ExcludeCIDRs = ProxyOption.List(text) } }),
        new("ipvs-tcp-timeout", "ipvs.tcpTimeout", static c => ProxyOption.Print(c.Ipvs.TcpTimeout),
            static (c, text) => ProxyOption.Duration(text) is { } value ? c with { Ipvs = c.Ipvs with { TcpTimeout = value } } : null),
        new("ipvs-tcpfin-timeout", "ipvs.tcpFinTimeout", static c => ProxyOption.Print(c.Ipvs.TcpFinTimeout),
            static (c, text) => ProxyOption.Duration(text) is { } value ? c with { Ipvs = c.Ipvs with { TcpFinTimeout = value } } : null),
        new("ipvs-udp-timeout", "ipvs.udpTimeout", static c => ProxyOption.Print(c.Ipvs.UdpTimeout),
            static (c, text) => ProxyOption.Duration(text) is { } value ? c with { Ipvs = c.Ipvs with { UdpTimeout = value } } : null),
        new("conntrack-max-per-core", "conntrack.maxPerCore", static c => ProxyOption.Print(c.Conntrack.MaxPerCore),
            static (c, text) => ProxyOption.Number(text) is { } value ? c with { Conntrack = c.Conntrack with { MaxPerCore = value } } : null),
        new("conntrack-min", "conntrack.min", static c => ProxyOption.Print(c.Conntrack.Min),
            static (c, text) => ProxyOption.Number(text) is { } value ? c with { Conntrack = c.Conntrack with { Min = value } } : null),
        new("conntrack-tcp-timeout-established", "conntrack.tcpEstablishedTimeout", static c => ProxyOption.Print(c.Conntrack.TcpEstablishedTimeout),
            static (c, text) => ProxyOption.Duration(text) is { } value ? c with { Conntrack = c.Conntrack with { TcpEstablishedTimeout = value } } : null),
        new("conntrack-tcp-timeout-close-wait", "conntrack.tcpCloseWaitTimeout", static c => ProxyOption.Print(c.Conntrack.TcpCloseWaitTimeout),
            static (c, text) => ProxyOption.Duration(text) is { } value ? c with { Conntrack = c.Conntrack with { TcpCloseWaitTimeout = value } } : null),
        new("conntrack-tcp-be-liberal", "conntrack.tcpBeLiberal", static c => ProxyOption.Print(c.Conntrack.TcpBeLiberal),
            static (c, text) => ProxyOption.Bool(text) is { } value ? c with { Conntrack = c.Conntrack with { TcpBeLiberal = value } } : null),
        new("feature-gates", "featureGates", static c => string.Join(",", c.FeatureGates.Select(static gate => $"{gate.Key}={ProxyOption.Print(gate.Value)}")), ApplyGates),
    ];

    private static KubeProxyConfiguration? ApplyGates(KubeProxyConfiguration configuration, string text)
    {
        var gates = ImmutableArray.CreateBuilder<KeyValuePair<string, bool>>();
        foreach (string gate in ProxyOption.List(text))
        {
            int equals = gate.IndexOf('=');
            if (equals <= 0 || ProxyOption.Bool(gate.Substring(equals + 1)) is not { } value) return null;
            gates.Add(new KeyValuePair<string, bool>(gate.Substring(0, equals), value));
        }

        return configuration with { FeatureGates = gates.ToImmutable() };
    }
}
