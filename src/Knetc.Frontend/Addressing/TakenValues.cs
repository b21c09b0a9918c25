using Knetc.Binding.Validation;
using Knetc.Diagnostics;
using Knetc.Locking;
using Knetc.Text;
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

    /// <summary>Reports a value that is in no range, and where the range is stated.</summary>
    public static void Outside(this ObjectErrors errors, DiagnosticDescriptor descriptor, FieldPath path, string message, SourceLocation? range, string? fix)
    {
        var diagnostic = new Diagnostic(descriptor, message) { Location = errors.Manifest.Locate(path), Fix = fix };
        if (range is not null) diagnostic = diagnostic with { Related = [new RelatedLocation("the range is stated here", range)] };
        errors.Report(diagnostic, path);
    }

    /// <summary>Reports a value that the lock file gives to somebody else, and where it does.</summary>
    public static void Locked(this ObjectErrors errors, LockFile file, FieldPath path, string message, Claim holder, string? fix)
    {
        var entry = holder.Entry!.Value;
        var diagnostic = new Diagnostic(LockDiagnostics.ExplicitAgainstLocked, $"{message} by the lock file's entry {entry.FullKey}")
        {
            Location = errors.Manifest.Locate(path),
            Fix = fix,
        };
        if (file.Locate(entry) is { } place) diagnostic = diagnostic with { Related = [new RelatedLocation($"recorded for {holder.Holder}", place)] };
        errors.Report(diagnostic, path);
    }
}
