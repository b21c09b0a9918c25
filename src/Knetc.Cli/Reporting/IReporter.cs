using System.Collections.Immutable;
using Knetc.Diagnostics;

namespace Knetc.Cli.Reporting;

/// <summary>Prints the findings of a run in one format.</summary>
internal interface IReporter
{
    void Report(ImmutableArray<Diagnostic> diagnostics, TextWriter output);
}
