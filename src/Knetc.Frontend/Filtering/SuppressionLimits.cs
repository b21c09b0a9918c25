using Knetc.Diagnostics;

namespace Knetc.Filtering;

/// <summary>What may be suppressed, and what a suppression must say.</summary>
internal static class SuppressionLimits
{
    /// <summary>Why a suppression does not count, or null when it does.</summary>
    public static (DiagnosticDescriptor Descriptor, string Message)? Problem(DiagnosticDescriptor descriptor, string reason)
    {
        if (descriptor.Latitude != Latitude.Full)
        {
            return (SuppressionDiagnostics.NotAllowed, descriptor.Latitude == Latitude.Severity
                ? $"{descriptor.Id} cannot be suppressed: what it is about is left out of the output"
                : $"{descriptor.Id} cannot be suppressed: it stays an error");
        }

        return reason.Length > 0 ? null : (SuppressionDiagnostics.Incomplete, $"the suppression of {descriptor.Id} gives no reason, so it does not count");
    }
}
