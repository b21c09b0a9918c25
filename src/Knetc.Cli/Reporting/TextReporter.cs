using Knetc.Diagnostics;
using Knetc.Filtering;
using Knetc.Text;

namespace Knetc.Cli.Reporting;

/// <summary>Findings for people: place, message, the source line with the offending text underlined, and how to fix it.</summary>
internal sealed class TextReporter(bool color) : IReporter
{
    private const int MaxLineLength = 160;

    public void Report(FilteredDiagnostics findings, TextWriter output)
    {
        foreach (var diagnostic in findings.Reported) Write(diagnostic, output);
        if (findings.Reported.Length + findings.Suppressed.Length > 0) output.WriteLine(FindingText.Summary(findings));
    }

    private void Write(Diagnostic diagnostic, TextWriter output)
    {
        string severity = Paint(diagnostic.Severity, FindingText.Word(diagnostic.Severity));
        string place = diagnostic.Location?.ToString() ?? "knetc";
        output.WriteLine($"{FindingText.Visible(place)}: {severity} {diagnostic.Id}: {FindingText.Visible(FindingText.Message(diagnostic))}");
        if (diagnostic.Location is { } location) WriteSnippet(location, output);
        if (diagnostic.Object is { } name) output.WriteLine($"     = in {FindingText.Visible(name)}");
        foreach (var related in diagnostic.Related) output.WriteLine($"     = {FindingText.Visible($"{related.Location}: {related.Message}")}");
        if (diagnostic.Fix is { } fix) output.WriteLine($"     = fix: {FindingText.Visible(fix)}");
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

    private string Paint(Severity severity, string text) => !color ? text : severity switch
    {
        Severity.Error => $"\e[1;31m{text}\e[0m",
        Severity.Warning => $"\e[1;33m{text}\e[0m",
        _ => $"\e[1;36m{text}\e[0m",
    };
}
