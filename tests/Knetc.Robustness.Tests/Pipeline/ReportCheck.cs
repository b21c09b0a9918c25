using System.Text;
using System.Text.Json;
using Knetc.Diagnostics;
using Knetc.Testing;

namespace Knetc.Robustness.Pipeline;

/// <summary>Checks exit code, standard error and the JSON report of one run.</summary>
internal static class ReportCheck
{
    /// <summary>A finding about the command line as a whole has no place in a file.</summary>
    private const string NoInput = "KN0024";

    public static string? Problem(CommandResult result, byte[] input)
    {
        if (result.ExitCode is not (0 or 1)) return $"exit code {result.ExitCode}: {result.Error}";
        if (result.Error.Length > 0) return $"standard error is not empty: {result.Error}";
        JsonDocument report;
        try
        {
            report = JsonDocument.Parse(result.Out);
        }
        catch (JsonException exception)
        {
            return $"the report is no JSON: {exception.Message}";
        }

        using (report)
        {
            string[] lines = Lines(input);
            int errors = 0;
            foreach (var finding in report.RootElement.GetProperty("diagnostics").EnumerateArray())
            {
                if (finding.GetProperty("severity").GetString() == "error") errors++;
                if (Problem(finding, lines) is { } problem) return $"{problem}: {finding}";
            }

            if (errors != report.RootElement.GetProperty("summary").GetProperty("errors").GetInt32()) return "the summary does not count the errors";
            return errors > 0 == (result.ExitCode == 1) ? null : $"exit code {result.ExitCode} with {errors} errors";
        }
    }

    /// <summary>Lines as an editor counts them: without the byte order mark, ended by line feeds.</summary>
    private static string[] Lines(byte[] input)
    {
        var text = input.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? input.AsSpan(3) : input;
        return Encoding.UTF8.GetString(text).Split('\n');
    }

    private static string? Problem(JsonElement finding, string[] lines)
    {
        string id = finding.GetProperty("id").GetString()!;
        if (DiagnosticCatalog.Find(id) is null) return "no such diagnostic";
        if (string.IsNullOrWhiteSpace(finding.GetProperty("message").GetString())) return "no message";
        if (string.IsNullOrWhiteSpace(finding.GetProperty("help").GetString())) return "no help";
        if (finding.GetProperty("file").ValueKind == JsonValueKind.Null) return id == NoInput || IsAboutAnOption(finding) ? null : "no place";
        if (PlaceProblem(finding, "line", "column", lines) is { } start) return start;
        if (PlaceProblem(finding, "endLine", "endColumn", lines) is { } end) return end;
        var from = (finding.GetProperty("line").GetInt32(), finding.GetProperty("column").GetInt32());
        var to = (finding.GetProperty("endLine").GetInt32(), finding.GetProperty("endColumn").GetInt32());
        if (to.CompareTo(from) < 0) return "ends before it begins";
        foreach (var related in finding.GetProperty("related").EnumerateArray())
        {
            if (PlaceProblem(related, "line", "column", lines) is { } problem) return "related: " + problem;
        }

        return null;
    }

    /// <summary>Options stand on the command line, or nowhere when their defaults are in force.</summary>
    private static bool IsAboutAnOption(JsonElement finding) =>
        finding.GetProperty("id").GetString()!.StartsWith("KN2", StringComparison.Ordinal) && finding.GetProperty("object").ValueKind == JsonValueKind.Null;

    private static string? PlaceProblem(JsonElement place, string lineName, string columnName, string[] lines)
    {
        int line = place.GetProperty(lineName).GetInt32();
        int column = place.GetProperty(columnName).GetInt32();
        if (line < 1 || line > lines.Length) return $"{lineName} {line} of {lines.Length}";
        return column >= 1 && column <= lines[line - 1].Length + 1 ? null : $"{columnName} {column} in a line of {lines[line - 1].Length}";
    }
}
