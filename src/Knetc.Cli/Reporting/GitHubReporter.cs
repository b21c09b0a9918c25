using System.Text;
using Knetc.Diagnostics;
using Knetc.Filtering;

namespace Knetc.Cli.Reporting;

/// <summary>Workflow commands, which GitHub Actions turns into annotations of the changed lines.</summary>
internal sealed class GitHubReporter : IReporter
{
    public void Report(FilteredDiagnostics findings, TextWriter output)
    {
        foreach (var diagnostic in findings.Reported) output.WriteLine(Command(diagnostic));
        if (findings.Reported.Length + findings.Suppressed.Length > 0) output.WriteLine(FindingText.Summary(findings));
    }

    private static string Command(Diagnostic diagnostic)
    {
        var command = new StringBuilder("::");
        command.Append(diagnostic.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "notice" }).Append(' ');
        if (diagnostic.Location is { } location)
        {
            var (start, end) = (location.Start, location.End);
            command.Append("file=").Append(EscapeProperty(location.Path)).Append(",line=").Append(start.Line);

            // Columns are only understood within one line.
            if (start.Line == end.Line) command.Append(",col=").Append(start.Column);
            command.Append(",endLine=").Append(end.Line);
            if (start.Line == end.Line) command.Append(",endColumn=").Append(end.Column);
            command.Append(',');
        }

        command.Append("title=").Append(EscapeProperty(diagnostic.Id)).Append("::").Append(Escape(FindingText.Message(diagnostic)));
        if (diagnostic.Object is { } owner) command.Append(Escape($"\nin {owner}"));
        foreach (var related in diagnostic.Related) command.Append(Escape($"\n{related.Location}: {related.Message}"));
        if (diagnostic.Fix is { } fix) command.Append(Escape($"\nfix: {fix}"));
        if (diagnostic.Help.Length > 0) command.Append(Escape($"\nhelp: {diagnostic.Help}"));
        return command.ToString();
    }

    private static string Escape(string text) => text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string EscapeProperty(string text) => Escape(text).Replace(":", "%3A").Replace(",", "%2C");
}
