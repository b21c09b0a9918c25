using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Schema;

namespace Knetc.Options;

/// <summary>The sizes of service range that the API server accepts (api-semantics §2.8, O-3 and O-4).</summary>
internal static class ServiceRangeRules
{
    private const int MinHostBits = 3;
    private const int MaxBitmapHostBits = 20;

    /// <param name="layers">All sources, strongest first; the first that states service ranges is judged.</param>
    /// <param name="version">Decides whether there is an upper bound.</param>
    /// <param name="diagnostics">Receives the findings.</param>
    public static void Validate(ImmutableArray<OptionLayer> layers, KubeVersion version, DiagnosticBag diagnostics)
    {
        foreach (var layer in layers)
        {
            if (layer.ServiceClusterIPRanges is not { } ranges) continue;
            foreach (var range in ranges) Validate(range, layer, version, diagnostics);
            return;
        }
    }

    private static void Validate(IpNetwork range, OptionLayer layer, KubeVersion version, DiagnosticBag diagnostics)
    {
        if (range.HostBits < MinHostBits)
        {
            diagnostics.Add(new Diagnostic(AddressDiagnostics.ServiceRangeTooSmall, $"the service range {range} has fewer than 8 addresses") { Location = layer.Location });
        }
        else if (range.HostBits > MaxBitmapHostBits && !version.IsAtLeast(33))
        {
            diagnostics.Add(new Diagnostic(AddressDiagnostics.ServiceRangeTooLarge, $"the service range {range} has more than 2^20 addresses, too many for Kubernetes {version}") { Location = layer.Location });
        }
    }
}
