using System.Text.Json;
using Knetc.Diagnostics;
using Knetc.Filtering;

namespace Knetc.Cli.Reporting;

/// <summary>
/// SARIF 2.1.0, the format of code-scanning services. Findings in files are results; those about the command line or the
/// environment, which no file shows, are notifications of the invocation.
/// </summary>
/// <param name="hasFailed">Whether something kept the run from being complete.</param>
internal sealed class SarifReporter(bool hasFailed) : IReporter
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    public void Report(FilteredDiagnostics findings, TextWriter output) => JsonText.Write(output, json => WriteLog(json, findings));

    private void WriteLog(Utf8JsonWriter json, FilteredDiagnostics findings)
    {
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        WriteRun(json, findings);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteRun(Utf8JsonWriter json, FilteredDiagnostics findings)
    {
        var results = findings.Reported.Concat(findings.Suppressed).Where(static diagnostic => diagnostic.Location is not null).ToList();
        var notifications = findings.Reported.Where(static diagnostic => diagnostic.Location is null).ToList();
        var rules = new SarifRules(results);
        var messages = new SarifRules(notifications);
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "knetc");
        json.WriteString("semanticVersion", typeof(SarifReporter).Assembly.GetName().Version?.ToString(3));
        json.WriteString("informationUri", SarifRules.Site);
        rules.Write(json, "rules");
        messages.Write(json, "notifications");
        json.WriteEndObject();
        json.WriteEndObject();
        WriteInvocation(json, notifications, messages);
        SarifPlaces.WriteBases(json);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        int[] ordinals = FindingOrdinals.Of(results);
        for (int i = 0; i < results.Count; i++) SarifResult.Write(json, results[i], rules.IndexOf(results[i]), ordinals[i]);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteInvocation(Utf8JsonWriter json, List<Diagnostic> notifications, SarifRules messages)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", !hasFailed);
        json.WriteStartArray("toolExecutionNotifications");
        foreach (var diagnostic in notifications)
        {
            json.WriteStartObject();
            json.WriteStartObject("descriptor");
            json.WriteString("id", diagnostic.Id);
            json.WriteNumber("index", messages.IndexOf(diagnostic));
            json.WriteEndObject();
            json.WriteString("level", SarifRules.Level(diagnostic.Severity));
            SarifResult.WriteMessage(json, "message", FindingText.Message(diagnostic));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
