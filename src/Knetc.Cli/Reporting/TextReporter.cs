using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Knetc.Diagnostics;
using Knetc.Text;

namespace Knetc.Cli.Reporting;

/// <summary>Findings for people: place, message, the source line with the offending text underlined, and how to fix it.</summary>
internal sealed class TextReporter(bool color) : IReporter
{
    private const int MaxLineLength = 160;

    public void Report(ImmutableArray<Diagnostic> diagnostics, TextWriter output)
    {
        foreach (var diagnostic in diagnostics) Write(diagnostic, output);
        if (diagnostics.Length > 0) output.WriteLine(Summary(diagnostics));
    }

    private void Write(Diagnostic diagnostic, TextWriter output)
    {
        string severity = Paint(diagnostic.Severity, diagnostic.Severity.ToString().ToLowerInvariant());
        string path = diagnostic.Path is { Length: > 0 } field && !diagnostic.Message.Contains($"\"{field}\"") ? $"{field}: " : "";
        string place = diagnostic.Location?.ToString() ?? "knetc";
        output.WriteLine($"{Visible(place)}: {severity} {diagnostic.Id}: {Visible(path + diagnostic.Message)}");
        if (diagnostic.Location is { } location) WriteSnippet(location, output);
        if (diagnostic.Object is { } name) output.WriteLine($"     = in {Visible(name)}");
        foreach (var related in diagnostic.Related) output.WriteLine($"     = {Visible($"{related.Location}: {related.Message}")}");
        if (diagnostic.Fix is { } fix) output.WriteLine($"     = fix: {Visible(fix)}");
        if (diagnostic.Help.Length > 0) output.WriteLine($"     = help: {diagnostic.Help}");
    }

    private static void WriteSnippet(SourceLocation location, TextWriter output)
    {
        var start = location.Start;
        var end = location.End;
        var line = location.Source.GetLineSpan(start.Line);
        int length = end.Line == start.Line ? Math.Max(1, end.Column - start.Column) : Math.Max(1, line.Length - start.Column + 1);

        // Of a very long line only the neighbourhood of the finding is read and shown: there may be thousands on it.
        int first = start.Column - 1 > MaxLineLength / 2 ? start.Column - 1 - MaxLineLength / 4 : 0;
        string shown = line.Length > first ? location.Source.Content.Substring(line.Start + first, Math.Min(MaxLineLength, line.Length - first)) : "";
        length = Math.Min(length, Math.Max(1, shown.Length - (start.Column - 1 - first)));
        shown = string.Concat(shown.Select(c => c == '\t' ? ' ' : char.IsControl(c) ? '\uFFFD' : c));
        output.WriteLine($"{start.Line,4} | {shown}");
        output.WriteLine($"     | {new string(' ', start.Column - 1 - first)}{new string('^', length)}");
    }

    /// <summary>A text on one line whose control characters, which could steer a terminal, are written as escapes.</summary>
    internal static string Visible(string text)
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

    private static string Summary(ImmutableArray<Diagnostic> diagnostics)
    {
        int errors = diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error);
        int warnings = diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Warning);
        int infos = diagnostics.Length - errors - warnings;
        return $"{Count(errors, "error")}, {Count(warnings, "warning")}, {Count(infos, "info")}";
    }

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private string Paint(Severity severity, string text) => !color ? text : severity switch
    {
        Severity.Error => $"\e[1;31m{text}\e[0m",
        Severity.Warning => $"\e[1;33m{text}\e[0m",
        _ => $"\e[1;36m{text}\e[0m",
    };
}
