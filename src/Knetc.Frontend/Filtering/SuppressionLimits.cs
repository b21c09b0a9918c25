using Knetc.Diagnostics;

namespace Knetc.Filtering;

/// <summary>What may be accepted, and what a suppression must say.</summary>
internal static class SuppressionLimits
{
    private const string CorrectIt = "correct the cause, or exclude the file";

    /// <summary>Why a suppression does not count, still without its place; null when it does.</summary>
    public static Diagnostic? Problem(DiagnosticDescriptor descriptor, string reason)
    {
        if (descriptor.Latitude != Latitude.Full) return NotAllowed(descriptor, "be suppressed");
        return reason.Length > 0 ? null : new Diagnostic(SuppressionDiagnostics.Incomplete, $"the suppression of {descriptor.Id} gives no reason, so it does not count");
    }

    /// <summary>Why a diagnostic cannot have a severity (null for none), still without its place; null when it can.</summary>
    public static Diagnostic? Problem(DiagnosticDescriptor descriptor, Severity? severity) => descriptor.Latitude switch
    {
        Latitude.Severity when severity is null => NotAllowed(descriptor, "be turned off"),
        Latitude.None when severity != Severity.Error => NotAllowed(descriptor, "be lowered"),
        _ => null,
    };

    private static Diagnostic NotAllowed(DiagnosticDescriptor descriptor, string what) => descriptor.Latitude == Latitude.Severity
        ? new Diagnostic(SuppressionDiagnostics.NotAllowed, $"{descriptor.Id} cannot {what}: what it is about is left out of the output")
        : new Diagnostic(SuppressionDiagnostics.NotAllowed, $"{descriptor.Id} cannot {what}: it says that something could not be read or made") { Help = CorrectIt };
}
