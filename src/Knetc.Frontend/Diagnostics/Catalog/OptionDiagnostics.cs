using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about the options of the cluster.</summary>
public static class OptionDiagnostics
{
    public static readonly DiagnosticDescriptor MalformedOption = new(
        "KN2101", Severity.Error, "an option that cannot be understood",
        "The value is not of the form the option has: one or two CIDRs of different families, a port range, a release, a number within bounds.",
        "correct the value; `knetc compile --help` shows the forms");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [MalformedOption];
}
