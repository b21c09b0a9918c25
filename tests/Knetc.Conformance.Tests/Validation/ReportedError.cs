using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using Knetc.Testing;

namespace Knetc.Conformance.Validation;

/// <summary>An error of the groups KN0 and KN1 in the JSON report of <c>knetc check</c>.</summary>
/// <param name="Path">The field's path, or null for an error about the text.</param>
internal sealed partial record ReportedError(string Id, string? Path, Position Position, string Message)
{
    /// <summary>Checks a copy of <paramref name="file"/> in a folder of its own.</summary>
    public static ImmutableArray<ReportedError> Check(string file)
    {
        using var folder = new TempFolder();
        var name = folder.Copy(file);
        var result = KnetcCommand.Run(folder.Path, "check", name, "--kube-version", "1.30", "--format", "json");
        if (result.ExitCode is not (0 or 1)) throw new InvalidOperationException(result.ToString());

        using var report = JsonDocument.Parse(result.Out);
        var errors = report.RootElement.GetProperty("diagnostics").EnumerateArray()
            .Where(diagnostic => diagnostic.GetProperty("severity").GetString() == "error")
            .ToList();
        Assert.Equal(errors.Count, report.RootElement.GetProperty("summary").GetProperty("errors").GetInt32());
        Assert.Equal(errors.Count > 0 ? 1 : 0, result.ExitCode);

        // The other groups need options that a single file does not have.
        return [.. errors.Where(error => ObjectGroups().IsMatch(error.GetProperty("id").GetString()!)).Select(Parse)];
    }

    public override string ToString() => $"{Position} {Id} {Path ?? "(no path)"}: {Message}";

    private static ReportedError Parse(JsonElement diagnostic) => new(
        diagnostic.GetProperty("id").GetString()!,
        diagnostic.GetProperty("path").GetString(),
        new Position(diagnostic.GetProperty("line").GetInt32(), diagnostic.GetProperty("column").GetInt32()),
        diagnostic.GetProperty("message").GetString()!);

    [GeneratedRegex("^KN[01][0-9]{3}$")]
    private static partial Regex ObjectGroups();
}
