using System.CommandLine.Parsing;

namespace Knetc.Cli.Commands;

/// <summary>The values of <c>--format</c> and <c>--report</c>.</summary>
internal static class FormatSyntax
{
    public const string Choices = "text, json, sarif, github, msbuild or junit";

    public static OutputFormat ParseFormat(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (Find(text) is { } format and not OutputFormat.Baseline) return format;
        result.AddError($"\"{text}\" is not a format: use {Choices}");
        return OutputFormat.Text;
    }

    public static ReportTarget[] ParseReports(ArgumentResult result)
    {
        var targets = new List<ReportTarget>();
        foreach (var token in result.Tokens)
        {
            int separator = token.Value.IndexOf('=');
            if (separator <= 0 || separator == token.Value.Length - 1) result.AddError($"\"{token.Value}\" is not of the form FORMAT=FILE");
            else if (Find(token.Value[..separator]) is { } format) targets.Add(new ReportTarget(format, token.Value[(separator + 1)..]));
            else result.AddError($"\"{token.Value[..separator]}\" is not a report: use {Choices}, or baseline");
        }

        return [.. targets];
    }

    /// <summary>The format that a command line asks for which could not be parsed; a program waits for its answer all the same.</summary>
    public static OutputFormat FindFormat(string[] args)
    {
        for (int i = 0; i < args.Length; i++)
        {
            string? value = args[i] == "--format" && i + 1 < args.Length ? args[i + 1]
                : args[i].StartsWith("--format=", StringComparison.Ordinal) || args[i].StartsWith("--format:", StringComparison.Ordinal) ? args[i]["--format=".Length..]
                : null;
            if (value is not null && Find(value) is { } format and not OutputFormat.Baseline) return format;
        }

        return OutputFormat.Text;
    }

    private static OutputFormat? Find(string text) => text switch
    {
        "text" => OutputFormat.Text,
        "json" => OutputFormat.Json,
        "sarif" => OutputFormat.Sarif,
        "github" => OutputFormat.GitHub,
        "msbuild" => OutputFormat.MSBuild,
        "junit" => OutputFormat.JUnit,
        "baseline" => OutputFormat.Baseline,
        _ => null,
    };
}
