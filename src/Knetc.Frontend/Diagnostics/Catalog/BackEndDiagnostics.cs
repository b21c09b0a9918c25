using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about what the back ends can generate.</summary>
public static class BackEndDiagnostics
{
    public static readonly DiagnosticDescriptor ModeNotGenerated = new(
        "KN4001", Severity.Error, "the proxy mode has no back end yet",
        "The cluster's kube-proxy runs in a mode that knetc can check manifests for, but whose rules it cannot generate yet. Rules of another mode would not be what the nodes have.",
        "generate the rules of iptables mode (`--proxy-mode iptables`), or use `knetc check`");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [ModeNotGenerated];
}
