namespace Knetc.Cli.Commands;

/// <summary>How findings are printed.</summary>
internal enum OutputFormat
{
    Text,
    Json,
    Sarif,
    GitHub,
    MSBuild,
    JUnit,

    /// <summary>A file of known findings for <c>--baseline</c>; only as a report.</summary>
    Baseline,
}
