using Knetc.Filtering;

namespace Knetc.Cli.Reporting;

/// <summary>Prints the findings of a run in one format.</summary>
internal interface IReporter
{
    void Report(FilteredDiagnostics findings, TextWriter output);
}
