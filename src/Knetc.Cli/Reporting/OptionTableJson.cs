using System.Text.Json;
using Knetc.Options;

namespace Knetc.Cli.Reporting;

/// <summary>The options of the cluster for programs.</summary>
internal static class OptionTableJson
{
    public static void Write(OptionTable table, TextWriter output) => JsonText.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteStartArray("options");
        foreach (var option in table.Rows)
        {
            json.WriteStartObject();
            json.WriteString("name", option.Name);
            Write(json, option.InForce);
            json.WriteStartArray("overridden");
            foreach (var statement in option.Overridden)
            {
                json.WriteStartObject();
                Write(json, statement);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, OptionStatement statement)
    {
        json.WriteString("value", statement.Value);
        json.WriteString("source", statement.Source);
        json.WriteString("file", statement.Location?.Path);
        if (statement.Location?.Start is { } start)
        {
            json.WriteNumber("line", start.Line);
            json.WriteNumber("column", start.Column);
        }
        else
        {
            json.WriteNull("line");
            json.WriteNull("column");
        }
    }
}
