using System.Collections.Immutable;
using System.Text.Json;
using Knetc.Diagnostics;
using Knetc.Filtering;
using Knetc.Text;

namespace Knetc.Cli.Reporting;

/// <summary>Findings for programs: one JSON object on standard output, also when nothing could be read.</summary>
internal sealed class JsonReporter : IReporter
{
    public void Report(FilteredDiagnostics findings, TextWriter output) => JsonText.Write(output, json => Write(json, findings.Reported));

    private static void Write(Utf8JsonWriter json, ImmutableArray<Diagnostic> diagnostics)
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteStartObject("summary");
        json.WriteNumber("errors", diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Error));
        json.WriteNumber("warnings", diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Warning));
        json.WriteNumber("infos", diagnostics.Count(diagnostic => diagnostic.Severity == Severity.Info));
        json.WriteEndObject();
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in diagnostics) Write(json, diagnostic);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteString("id", diagnostic.Id);
        json.WriteString("severity", diagnostic.Severity.ToString().ToLowerInvariant());
        json.WriteString("message", diagnostic.Message);
        WritePlace(json, diagnostic.Location);
        if (diagnostic.Location is { } location)
        {
            json.WriteNumber("endLine", location.End.Line);
            json.WriteNumber("endColumn", location.End.Column);
        }
        else
        {
            json.WriteNull("endLine");
            json.WriteNull("endColumn");
        }

        json.WriteString("object", diagnostic.Object);
        json.WriteString("path", diagnostic.Path);
        json.WriteString("help", diagnostic.Help);
        json.WriteStartArray("related");
        foreach (var related in diagnostic.Related)
        {
            json.WriteStartObject();
            json.WriteString("message", related.Message);
            WritePlace(json, related.Location);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("fix", diagnostic.Fix);
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, SourceLocation? location)
    {
        json.WriteString("file", location?.Path);
        if (location is null)
        {
            json.WriteNull("line");
            json.WriteNull("column");
            return;
        }

        json.WriteNumber("line", location.Start.Line);
        json.WriteNumber("column", location.Start.Column);
    }
}
