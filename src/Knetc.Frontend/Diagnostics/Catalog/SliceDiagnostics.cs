using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about the EndpointSlices that controllers make.</summary>
public static class SliceDiagnostics
{
    public static readonly DiagnosticDescriptor NoTopologyHints = new(
        "KN3065", Severity.Warning, "topology hints that cannot be given",
        "In topology mode Auto endpoints are shared out among zones in proportion to the CPUs of their nodes. That needs a zone and an allocatable CPU on every node, at least two zones, and enough endpoints for each zone; otherwise traffic ignores zones.",
        "give every Node a zone label and its allocatable CPU and the Service an endpoint per zone, or use trafficDistribution instead");

    public static readonly DiagnosticDescriptor TooManyMirrored = new(
        "KN3121", Severity.Warning, "more addresses than are mirrored",
        "The controller that turns Endpoints into EndpointSlices takes the first 1000 addresses of a subset, ready ones first. Proxies see only slices, so the others get no traffic.",
        "write EndpointSlices instead of Endpoints");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [NoTopologyHints, TooManyMirrored];
}
