namespace Knetc.Cli.Commands;

/// <summary>How findings are printed.</summary>
internal enum OutputFormat
{
    Text,
    Json,
}
