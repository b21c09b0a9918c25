using System.Text.Json;
using Knetc.Schema;
using Knetc.Tracing;

namespace Knetc.Cli.Reporting;

/// <summary>A trace for programs: one JSON object, its shape documented in <c>docs/tracing.md</c>.</summary>
internal static class TraceJson
{
    public static void Write(TraceResult trace, string reason, TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("verdict", trace.Verdict.ToString().ToLowerInvariant());
        json.WriteStartArray("destinations");
        foreach (var destination in TraceDestination.Of(trace))
        {
            json.WriteStartObject();
            json.WriteString("address", destination.Address.ToString());
            json.WriteNumber("port", destination.Port);
            json.WriteNumber("probability", destination.Probability.ToDouble());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("masqueraded", trace.Masqueraded);
        json.WriteStartArray("steps");
        foreach (var step in trace.Steps)
        {
            json.WriteStartObject();
            json.WriteString("table", step.Table);
            json.WriteString("chain", step.Chain);
            json.WriteString("rule", step.Rule);
            Write(json, step.Origin);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("reason", reason);
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, Origin origin)
    {
        if (origin.Object is null)
        {
            json.WriteNull("origin");
            return;
        }

        json.WriteStartObject("origin");
        json.WriteString("object", origin.Object.ToString());
        json.WriteString("path", origin.Path.ToString());
        json.WriteString("file", origin.Object.Source?.Path);
        json.WriteNumber("line", origin.Line);
        json.WriteEndObject();
    }
}
