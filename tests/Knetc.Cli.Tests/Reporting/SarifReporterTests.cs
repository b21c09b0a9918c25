using System.Text.Json;
using Knetc.Cli.Commands;
using Knetc.Testing;
using Knetc.Text;
using NJsonSchema;

namespace Knetc.Cli.Tests.Reporting;

/// <summary>SARIF logs are valid and say what code-scanning services need.</summary>
public sealed class SarifReporterTests
{
    private static readonly Lazy<Task<JsonSchema>> Schema = new(() =>
        JsonSchema.FromFileAsync(Repository.PathOf("tests", "Knetc.Cli.Tests", "Reporting", "Data", "sarif-2.1.0-rtm.5.json")));

    [Fact]
    public async Task Logs_are_valid_against_the_schema_of_the_standard()
    {
        var schema = await Schema.Value;
        Assert.Empty(schema.Validate(ReportCase.Render(OutputFormat.Sarif, ReportCase.All)));
        Assert.Empty(schema.Validate(ReportCase.Render(OutputFormat.Sarif, ReportCase.None)));
    }

    [Fact]
    public async Task The_schema_notices_a_mistake()
    {
        var schema = await Schema.Value;
        string log = ReportCase.Render(OutputFormat.Sarif, ReportCase.All);
        Assert.NotEmpty(schema.Validate(log.Replace("\"startLine\": 3", "\"startLine\": 0")));
        Assert.NotEmpty(schema.Validate(log.Replace("\"level\"", "\"severity\"")));
        Assert.NotEmpty(schema.Validate(log.Replace("\"inSource\"", "\"here\"")));
    }

    [Fact]
    public void A_result_names_its_rule_place_object_field_and_fix()
    {
        var result = Results(ReportCase.Only(ReportCase.Info, ReportCase.Error))[1];
        Assert.Equal("KN1123", result.GetProperty("ruleId").GetString());
        Assert.Equal("error", result.GetProperty("level").GetString());
        Assert.Equal("spec.port: Invalid value: 0", Text(result.GetProperty("message")));
        var location = result.GetProperty("locations")[0];
        Assert.Equal("k8s%20dir/a%2Cb%3A%C3%BC%25.yaml", Uri(location));
        Assert.Equal((3, 9, 3, 10), Region(location.GetProperty("physicalLocation").GetProperty("region")));
        Assert.Equal("Service shop/web/spec.port", location.GetProperty("logicalLocations")[1].GetProperty("fullyQualifiedName").GetString());
        var related = result.GetProperty("relatedLocations")[0];
        Assert.Equal((4, 9, 4, 10), Region(related.GetProperty("physicalLocation").GetProperty("region")));
        Assert.Equal("named here", Text(related.GetProperty("message")));
        var replacement = result.GetProperty("fixes")[0].GetProperty("artifactChanges")[0].GetProperty("replacements")[0];
        Assert.Equal((3, 9, 3, 10), Region(replacement.GetProperty("deletedRegion")));
        Assert.Equal("80", Text(replacement.GetProperty("insertedContent")));
        Assert.Equal(0, result.GetProperty("suppressions").GetArrayLength());
    }

    [Fact]
    public void Rules_are_listed_once_and_found_by_index()
    {
        var run = Run(new(ReportCase.All.Reported.Add(ReportCase.Error), ReportCase.All.Suppressed));
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToList();
        Assert.Equal(["KN1123", "KN1265", "KN3100"], rules.Select(rule => rule.GetProperty("id").GetString()));
        Assert.All(run.GetProperty("results").EnumerateArray(), result =>
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()));
        Assert.Equal("ThePortIsMissingOrOutOfRange", rules[0].GetProperty("name").GetString());
        Assert.Equal("error", rules[0].GetProperty("defaultConfiguration").GetProperty("level").GetString());
        Assert.Contains("```yaml\n", rules[0].GetProperty("help").GetProperty("markdown").GetString());
    }

    [Fact]
    public void Columns_count_utf16_units()
    {
        var run = Run(ReportCase.Only(ReportCase.Info));
        Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString());
        Assert.Equal((1, 10, 1, 11), Region(run.GetProperty("results")[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region")));
    }

    [Fact]
    public void Braces_and_brackets_of_a_message_are_neither_placeholders_nor_links() =>
        Assert.Contains("50% {{0}} \\[x\\](1)", Text(Results(ReportCase.Only(ReportCase.Warning))[0].GetProperty("message")));

    [Fact]
    public void Accepted_findings_are_suppressed_results()
    {
        var results = Results(ReportCase.All);
        Assert.Equal([0, 0, 0, 1, 1], results.Select(result => result.GetProperty("suppressions").GetArrayLength()));
        Assert.Equal("inSource", results[3].GetProperty("suppressions")[0].GetProperty("kind").GetString());
        Assert.Equal("known <since> ever", results[3].GetProperty("suppressions")[0].GetProperty("justification").GetString());
        Assert.Equal("external", results[4].GetProperty("suppressions")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public void Findings_without_a_place_are_notifications()
    {
        var run = Run(ReportCase.Only(ReportCase.Environment));
        Assert.Equal(0, run.GetProperty("results").GetArrayLength());
        var notification = run.GetProperty("invocations")[0].GetProperty("toolExecutionNotifications")[0];
        Assert.Equal("KN0001", notification.GetProperty("descriptor").GetProperty("id").GetString());
        Assert.Equal("cannot read c.yaml: {{gone}}", Text(notification.GetProperty("message")));
    }

    [Fact]
    public void Fingerprints_stay_when_lines_move_and_tell_findings_apart()
    {
        var moved = new SourceText(ReportCase.Error.Location!.Source.Path, "# new\n" + ReportCase.Error.Location.Source.Content, ReportCase.Error.Location.Source.ProjectPath);
        var later = ReportCase.Error with { Location = new SourceLocation(moved, new TextSpan(ReportCase.Error.Location.Span.Start + 6, 1)) };
        string[] before = Fingerprints(ReportCase.Error, ReportCase.Error, ReportCase.Error with { Path = "spec.other" }, ReportCase.Error with { Object = "Service shop/db" });
        Assert.Equal(before, Fingerprints(later, later, later with { Path = "spec.other" }, later with { Object = "Service shop/db" }));
        Assert.Equal(4, before.Distinct().Count());
    }

    [Fact]
    public void A_fingerprint_stays_when_a_finding_is_accepted()
    {
        var second = ReportCase.Error with { Location = ReportCase.Error.Related[0].Location };
        string[] before = Fingerprints(ReportCase.Error, second);
        var results = Results(new([second], [ReportCase.Error with { Suppression = ReportCase.Accepted.Suppression }]));
        Assert.Equal(before.Reverse(), results.Select(Fingerprint));
    }

    private static string Fingerprint(JsonElement result) => result.GetProperty("partialFingerprints").GetProperty("knetcFinding/v1").GetString()!;

    private static string[] Fingerprints(params Diagnostics.Diagnostic[] diagnostics) =>
        [.. Results(new([.. diagnostics], [])).Select(Fingerprint)];

    private static JsonElement Run(Filtering.FilteredDiagnostics findings) =>
        JsonDocument.Parse(ReportCase.Render(OutputFormat.Sarif, findings)).RootElement.GetProperty("runs")[0];

    private static List<JsonElement> Results(Filtering.FilteredDiagnostics findings) => [.. Run(findings).GetProperty("results").EnumerateArray()];

    private static string Text(JsonElement message) => message.GetProperty("text").GetString()!;

    private static string Uri(JsonElement location) => location.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()!;

    private static (int, int, int, int) Region(JsonElement region) => (
        region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32(),
        region.GetProperty("endLine").GetInt32(), region.GetProperty("endColumn").GetInt32());
}
