using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about what userspace mode can do.</summary>
public static class UserspaceDiagnostics
{
    public static readonly DiagnosticDescriptor History = new(
        "KN4040", Severity.Warning, "the proxy mode userspace is history",
        "kube-proxy had the mode userspace up to Kubernetes 1.25, and does not start with it since. knetc still translates it: it writes the rules that lead to a proxy on the node, and a configuration of nginx that does what the proxy in kube-proxy did. Every byte goes through that process, and backends see the node's address in place of the client's.",
        "use nftables, iptables or ipvs on real clusters; keep userspace for experiments, and for nodes where nothing else works");

    public static readonly DiagnosticDescriptor LoopbackBindAddress = new(
        "KN4041", Severity.Error, "a proxy that listens on loopback",
        "In userspace mode packets from outside are sent to the address the proxy listens on. The kernel drops those to loopback, so kube-proxy refused such a bindAddress.",
        "use 0.0.0.0 or ::, or an address of the node");

    public static readonly DiagnosticDescriptor NoProxyPort = new(
        "KN4042", Severity.Error, "more service ports than ports for the proxy",
        "In userspace mode the proxy listens on a port of its own for every service port. They come from portRange in KubeProxyConfiguration, or from 40000 on; numbers that are node ports or health check node ports are passed over.",
        "make portRange larger, or leave it out");

    public static readonly DiagnosticDescriptor Sctp = new(
        "KN4043", Severity.Warning, "an SCTP port in userspace mode",
        "The proxy of userspace mode copies TCP and UDP. kube-proxy logged an error for an SCTP port and went on without it; knetc leaves it out too.",
        "use another mode, or another protocol");

    public static readonly DiagnosticDescriptor SourceRanges = new(
        "KN4044", Severity.Warning, "source ranges that userspace mode does not look at",
        "In userspace mode kube-proxy ignored loadBalancerSourceRanges. Addresses of the load balancer that reach the node are open to every client.",
        "use another mode, or have the load balancer itself refuse other clients");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [History, LoopbackBindAddress, NoProxyPort, Sctp, SourceRanges];
}
