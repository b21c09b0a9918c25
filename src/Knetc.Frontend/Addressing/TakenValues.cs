using Knetc.Binding.Validation;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Addressing;

internal static class TakenValues
{
    /// <summary>Reports a value that somebody else holds, and where.</summary>
    public static void Taken(this ObjectErrors errors, DiagnosticDescriptor descriptor, FieldPath path, string message, Claim holder, string? fix = null)
    {
        var diagnostic = new Diagnostic(descriptor, message) { Location = errors.Manifest.Locate(path), Fix = fix };
        if (holder.Manifest?.Locate(holder.Path) is { } location)
        {
            diagnostic = diagnostic with { Related = [new RelatedLocation($"held by {holder.Holder}", location)] };
        }

        errors.Report(diagnostic, path);
    }
}
