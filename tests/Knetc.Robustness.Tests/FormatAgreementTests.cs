using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CsCheck;
using Knetc.Robustness.Inputs;
using Knetc.Robustness.Mutation;
using Knetc.Testing;

namespace Knetc.Robustness;

/// <summary>All formats tell of the same findings, whatever the input.</summary>
public sealed partial class FormatAgreementTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_seed_is_reported_alike()
    {
        foreach (string seed in Seeds.All) Check(seed);
    }

    [Fact]
    public void Edited_manifests_are_reported_alike()
    {
        var texts = Gen.Select(Gen.OneOf(Seeds.All.ToArray()), TextEdits.One.Array[1, 4], static (seed, edits) => edits.Aggregate(seed, static (text, edit) => edit(text)));
        for (ulong i = 0; i < 400; i++) Check(texts.Generate(new PCG(41, i), null, out _));
    }

    private void Check(string input)
    {
        var run = KnetcCommand.RunWithInput(
            _folder.Path, input, "check", "-", "--format", "json", "--report", "sarif=a.sarif", "--report", "github=a.github", "--report", "msbuild=a.msbuild", "--report", "junit=a.xml");
        var findings = JsonDocument.Parse(run.Out).RootElement.GetProperty("diagnostics").EnumerateArray().Select(FromJson).ToList();
        var sarif = JsonDocument.Parse(_folder.Read("a.sarif")).RootElement.GetProperty("runs")[0];
        Equal(findings.Where(finding => finding.Line > 0), sarif.GetProperty("results").EnumerateArray().Where(IsReported).Select(FromSarif), input);
        Assert.Equal(findings.Count(finding => finding.Line == 0), sarif.GetProperty("invocations")[0].GetProperty("toolExecutionNotifications").GetArrayLength());
        Equal(findings, MSBuildLine().Matches(_folder.Read("a.msbuild")).Select(FromLine), input);
        Assert.Equal(findings.Count, _folder.Read("a.msbuild").Count(c => c == '\n'));

        string[] commands = [.. _folder.Read("a.github").Split('\n').Where(line => line.StartsWith("::", StringComparison.Ordinal))];
        Assert.Equal(findings.Select(finding => finding.Id), commands.Select(command => GitHubTitle().Match(command).Groups[1].Value));
        var junit = XDocument.Parse(_folder.Read("a.xml")).Root!;
        Assert.Equal(findings.Count(finding => finding.Severity == "error"), junit.Descendants("failure").Count());
        int cases = junit.Descendants("testcase").Count() - junit.Descendants("skipped").Count();
        Assert.True(cases == findings.Count || !junit.Descendants("testcase").Single().HasElements, input);
    }

    private static void Equal(IEnumerable<Finding> expected, IEnumerable<Finding> found, string input) =>
        Assert.True(expected.SequenceEqual(found), $"{string.Join('\n', expected)}\n--- differs from\n{string.Join('\n', found)}\n--- the input\n{input}");

    private static Finding FromJson(JsonElement finding) => new(
        finding.GetProperty("id").GetString()!, finding.GetProperty("severity").GetString()!,
        Number(finding, "line"), Number(finding, "column"), Number(finding, "endLine"), Number(finding, "endColumn"));

    private static int Number(JsonElement finding, string name) => finding.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : 0;

    private static bool IsReported(JsonElement result) => result.GetProperty("suppressions").GetArrayLength() == 0;

    private static Finding FromSarif(JsonElement result)
    {
        var region = result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region");
        string level = result.GetProperty("level").GetString()!;
        return new Finding(
            result.GetProperty("ruleId").GetString()!, level == "note" ? "info" : level,
            Number(region, "startLine"), Number(region, "startColumn"), Number(region, "endLine"), Number(region, "endColumn"));
    }

    private static Finding FromLine(Match match) => new(
        match.Groups["id"].Value, match.Groups["severity"].Value, Number(match, "l"), Number(match, "c"), Number(match, "el"), Number(match, "ec"));

    private static int Number(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?:knetc|<stdin>\((?<l>\d+),(?<c>\d+),(?<el>\d+),(?<ec>\d+)\)): (?<severity>error|warning|info) (?<id>KN\d{4}): .+$", RegexOptions.Multiline)]
    private static partial Regex MSBuildLine();

    [GeneratedRegex("[ ,]title=(KN[0-9]{4})::")]
    private static partial Regex GitHubTitle();

    private readonly record struct Finding(string Id, string Severity, int Line, int Column, int EndLine, int EndColumn);
}
