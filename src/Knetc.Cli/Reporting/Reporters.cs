using Knetc.Cli.Commands;
using Knetc.Filtering;

namespace Knetc.Cli.Reporting;

/// <summary>The reporter of each format.</summary>
internal static class Reporters
{
    /// <param name="format">The format.</param>
    /// <param name="hasFailed">Whether the command line, a file or the environment kept the run from being complete.</param>
    /// <param name="color">Whether text may have colours.</param>
    public static IReporter Create(OutputFormat format, bool hasFailed, bool color) => format switch
    {
        OutputFormat.Json => new JsonReporter(),
        OutputFormat.Sarif => new SarifReporter(hasFailed),
        OutputFormat.GitHub => new GitHubReporter(),
        OutputFormat.MSBuild => new MSBuildReporter(),
        OutputFormat.JUnit => new JUnitReporter(),
        OutputFormat.Baseline => new BaselineReporter(),
        _ => new TextReporter(color),
    };

    /// <summary>The content of a report file.</summary>
    public static string Render(OutputFormat format, FilteredDiagnostics findings, bool hasFailed)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        Create(format, hasFailed, color: false).Report(findings, writer);
        return writer.ToString();
    }

    /// <summary>Text goes beside a program's output, what programs read is the output.</summary>
    public static TextWriter StreamOf(OutputFormat format, CliHost host) => format == OutputFormat.Text ? host.Error : host.Out;
}
