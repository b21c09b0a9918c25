using Knetc.Diagnostics;
using Knetc.Filtering;

namespace Knetc.Cli.Reporting;

/// <summary>One line a finding, in the form that MSBuild and IDEs recognize in the output of any tool.</summary>
internal sealed class MSBuildReporter : IReporter
{
    public void Report(FilteredDiagnostics findings, TextWriter output)
    {
        foreach (var diagnostic in findings.Reported) output.WriteLine(FindingText.Visible(Line(diagnostic)));
    }

    private static string Line(Diagnostic diagnostic)
    {
        string origin = "knetc";
        if (diagnostic.Location is { } location)
        {
            var (start, end) = (location.Start, location.End);
            origin = $"{location.Path}({start.Line},{start.Column},{end.Line},{end.Column})";
        }

        string name = diagnostic.Object is { } owner ? $" [{owner}]" : "";
        return $"{origin}: {FindingText.Word(diagnostic.Severity)} {diagnostic.Id}: {FindingText.Message(diagnostic)}{name}";
    }
}
