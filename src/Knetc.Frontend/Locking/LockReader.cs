using System.Globalization;
using Knetc.Diagnostics;
using Knetc.Text;

namespace Knetc.Locking;

/// <summary>Reads a lock file. Any text gives a lock or findings that say which key to repair, never an exception.</summary>
public static class LockReader
{
    /// <summary>The file's content; null, with findings, when it cannot be trusted as a whole.</summary>
    public static LockFile? Read(SourceText source, DiagnosticBag diagnostics)
    {
        if (MergeConflicts.Report(source, diagnostics)) return null;
        var findings = new DiagnosticBag();
        var file = new LockParser(source, findings).Read();
        if (!findings.HasErrors) return file;

        // The form of another version is not known here, so its version is all there is to say.
        if (FindVersion(source) is { } version && source.Content.Substring(version.Start, version.Length) != CurrentVersion)
        {
            diagnostics.Add(LockDiagnostics.UnknownVersion, source, version, UnknownVersion(source, version));
            return null;
        }

        diagnostics.AddRange(findings.ToImmutable());
        return null;
    }

    internal static string CurrentVersion => LockFile.Version.ToString(CultureInfo.InvariantCulture);

    internal static string UnknownVersion(SourceText source, TextSpan version) =>
        $"version {source.Content.Substring(version.Start, version.Length)} of the lock file is not known; this knetc reads version {CurrentVersion}";

    /// <summary>The number behind the key <c>version</c> of the outermost object, wherever else the text is at fault.</summary>
    private static TextSpan? FindVersion(SourceText source)
    {
        var tokens = new JsonTokenizer(source.Content);
        int depth = 0;
        string? key = null;
        for (tokens.Next(); tokens.Kind is not (JsonTokenKind.End or JsonTokenKind.Invalid); tokens.Next())
        {
            if (tokens.Kind is JsonTokenKind.ObjectStart or JsonTokenKind.ArrayStart) depth++;
            else if (tokens.Kind is JsonTokenKind.ObjectEnd or JsonTokenKind.ArrayEnd) depth--;
            else if (tokens.Kind == JsonTokenKind.Number && depth == 1 && key == "version") return tokens.Span;
            else if (tokens.Kind == JsonTokenKind.Text) key = tokens.Text;
        }

        return null;
    }
}
