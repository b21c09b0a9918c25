using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Knetc.Conformance.Validation;

/// <summary>What the API server said about one file.</summary>
/// <param name="Case">File name without extension.</param>
/// <param name="Kind"><c>valid</c>, <c>invalid</c>, <c>strict</c> or <c>decode</c>.</param>
/// <param name="ErrorPaths">Fields that broke a rule.</param>
/// <param name="StrictPaths">Unknown or repeated fields.</param>
/// <param name="DecodePath">The field of a wrong type, without list indexes, or null.</param>
internal sealed partial record Verdict(
    string Case,
    string Kind,
    ImmutableArray<string> ErrorPaths,
    ImmutableArray<string> StrictPaths,
    string? DecodePath)
{
    public static ImmutableArray<Verdict> All { get; } =
        [.. File.ReadLines(Captures.PathOf(Captures.ValidationFolder, "verdicts.jsonl")).Select(Parse)];

    public string Manifest => Captures.PathOf(Captures.ValidationFolder, $"{Case}.yaml");

    public static Verdict Of(string name) => All.Single(verdict => verdict.Case == name);

    private static Verdict Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        return new Verdict(
            root.GetProperty("case").GetString()!,
            root.GetProperty("verdict").GetString()!,
            [.. root.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("path").GetString()!)],
            [.. root.GetProperty("strict").EnumerateArray().Select(text => QuotedPath().Match(text.GetString()!).Groups["path"].Value)],
            root.GetProperty("decode").GetString() is { Length: > 0 } text ? StructField().Match(text).Groups["path"].Value : null);
    }

    // unknown field "spec.ports[0].targetport"
    [GeneratedRegex("\"(?<path>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex QuotedPath();

    // json: cannot unmarshal string into Go struct field ServicePort.spec.ports.port of type int32
    [GeneratedRegex(@"Go struct field \w+\.(?<path>\S+) of type", RegexOptions.ExplicitCapture)]
    private static partial Regex StructField();
}
