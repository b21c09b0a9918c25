using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about what the back ends can generate.</summary>
public static class BackEndDiagnostics
{
    public static readonly DiagnosticDescriptor ModeNotGenerated = new(
        "KN4001", Severity.Error, "the proxy mode has no back end yet",
        "The cluster's kube-proxy runs in a mode that knetc can check manifests for, but whose rules it cannot generate yet. Rules of another mode would not be what the nodes have.",
        "generate the rules of iptables mode (`--proxy-mode iptables`), or use `knetc check`");

    public static readonly DiagnosticDescriptor UnrestrictedSourceRange = new(
        "KN4002", Severity.Warning, "a source range that ipvs mode cannot honour",
        "In ipvs mode the source ranges of a load balancer are entries of an IP set, and the kernel refuses networks of length 0 there. kube-proxy logs an error and goes on without the range, so clients that only this range lets in are dropped. knetc leaves the range out of the set too.",
        "leave loadBalancerSourceRanges out to let everybody in; next to other ranges, write two halves: 0.0.0.0/1 and 128.0.0.0/1, or ::/1 and 8000::/1");

    public static readonly DiagnosticDescriptor SchedulerName = new(
        "KN4003", Severity.Error, "not the name of an IPVS scheduler",
        "A scheduler of IPVS is known by the end of the name of its kernel module, ip_vs_rr for rr: up to 15 lower-case letters, digits and underscores. kube-proxy does not start with a name that the kernel does not have.",
        "use rr, wrr, lc, wlc, sh, dh or another scheduler of the nodes' kernel, or leave the field empty for rr");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [ModeNotGenerated, UnrestrictedSourceRange, SchedulerName];
}
