namespace Knetc.Cli.Commands;

/// <summary>A value of <c>--report</c>.</summary>
/// <param name="File">As given, relative to the current folder.</param>
internal sealed record ReportTarget(OutputFormat Format, string File);
