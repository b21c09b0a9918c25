using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Knetc.Diagnostics;
using Knetc.Filtering;

namespace Knetc.Cli.Reporting;

/// <summary>Words that several formats share.</summary>
internal static class FindingText
{
    /// <summary>The message, after the field it is about unless it names the field itself.</summary>
    public static string Message(Diagnostic diagnostic) =>
        diagnostic.Path is { Length: > 0 } field && !diagnostic.Message.Contains($"\"{field}\"") ? $"{field}: {diagnostic.Message}" : diagnostic.Message;

    public static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };

    /// <summary>A text on one line whose control characters, which could steer a terminal, are written as escapes.</summary>
    public static string Visible(string text)
    {
        if (!text.Any(char.IsControl)) return text;
        var visible = new StringBuilder(text.Length + 16);
        foreach (char c in text)
        {
            if (c == '\n') visible.Append("\\n");
            else if (char.IsControl(c)) visible.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else visible.Append(c);
        }

        return visible.ToString();
    }

    public static string Summary(FilteredDiagnostics findings)
    {
        int errors = Count(findings.Reported, Severity.Error);
        int warnings = Count(findings.Reported, Severity.Warning);
        int infos = findings.Reported.Length - errors - warnings;
        string suppressed = findings.Suppressed.IsEmpty ? "" : $" ({findings.Suppressed.Length} suppressed)";
        return $"{Counted(errors, "error")}, {Counted(warnings, "warning")}, {Counted(infos, "info")}{suppressed}";
    }

    private static int Count(ImmutableArray<Diagnostic> diagnostics, Severity severity) => diagnostics.Count(diagnostic => diagnostic.Severity == severity);

    private static string Counted(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
