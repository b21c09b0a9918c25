using System.Collections.Immutable;
using System.Text.Json;
using Knetc.Comparison;

namespace Knetc.Cli.Reporting;

/// <summary>Changes for programs: one JSON object, its shape documented in the README.</summary>
internal static class ChangeJson
{
    public static void Write(ImmutableArray<Change> changes, TextWriter output) => JsonText.Write(output, json => Write(json, changes));

    private static void Write(Utf8JsonWriter json, ImmutableArray<Change> changes)
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteStartObject("summary");
        json.WriteNumber("added", changes.Count(change => change.Effect == ChangeEffect.Added));
        json.WriteNumber("removed", changes.Count(change => change.Effect == ChangeEffect.Removed));
        json.WriteNumber("changed", changes.Count(change => change.Effect == ChangeEffect.Changed));
        json.WriteNumber("fails", changes.Count(change => change.Effect == ChangeEffect.Fails));
        json.WriteEndObject();
        json.WriteStartArray("changes");
        foreach (var change in changes) Write(json, change);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Change change)
    {
        json.WriteStartObject();
        json.WriteString("kind", CamelCase(change.Kind.ToString()));
        json.WriteString("effect", CamelCase(change.Effect.ToString()));
        json.WriteString("object", change.Object);
        json.WriteString("port", change.Port);
        json.WriteString("traffic", change.Traffic is { } traffic ? CamelCase(traffic.ToString()) : null);
        if (change.Nodes is { } nodes) Write(json, "nodes", nodes);
        else json.WriteNull("nodes");
        Write(json, "before", change.Before);
        Write(json, "after", change.After);
        json.WriteString("file", change.Origin.Object?.Source?.Path);
        if (change.Origin is { Object.Source: not null, Line: > 0 and var line }) json.WriteNumber("line", line);
        else json.WriteNull("line");
        json.WriteString("message", change.Message);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ImmutableArray<string> items)
    {
        json.WriteStartArray(name);
        foreach (string item in items) json.WriteStringValue(item);
        json.WriteEndArray();
    }

    /// <summary>The name of an enumeration value in JSON: <c>clusterIP</c> for <c>ClusterIP</c>.</summary>
    private static string CamelCase(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
