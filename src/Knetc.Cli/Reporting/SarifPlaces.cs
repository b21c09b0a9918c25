using System.Text.Json;
using Knetc.Text;

namespace Knetc.Cli.Reporting;

/// <summary>Files and regions as SARIF writes them: URIs relative to where knetc was called, lines and columns from 1.</summary>
internal static class SarifPlaces
{
    private const string Base = "%SRCROOT%";

    /// <summary>Says what the base means; the folder's own path would differ from machine to machine.</summary>
    public static void WriteBases(Utf8JsonWriter json)
    {
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(Base);
        SarifResult.WriteMessage(json, "description", "The folder in which knetc was called.");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void WriteArtifact(Utf8JsonWriter json, SourceText source)
    {
        json.WriteStartObject("artifactLocation");
        if (Path.IsPathRooted(source.Path))
        {
            json.WriteString("uri", new Uri(source.Path).AbsoluteUri);
        }
        else
        {
            json.WriteString("uri", string.Join('/', source.Path.Split('/').Select(Uri.EscapeDataString)));
            json.WriteString("uriBaseId", Base);
        }

        json.WriteEndObject();
    }

    public static void WriteRegion(Utf8JsonWriter json, string name, SourceLocation location)
    {
        var (start, end) = (location.Start, location.End);
        json.WriteStartObject(name);
        json.WriteNumber("startLine", start.Line);
        json.WriteNumber("startColumn", start.Column);
        json.WriteNumber("endLine", end.Line);
        json.WriteNumber("endColumn", end.Column);
        json.WriteEndObject();
    }

    public static void WritePhysical(Utf8JsonWriter json, SourceLocation location)
    {
        json.WriteStartObject("physicalLocation");
        WriteArtifact(json, location.Source);
        WriteRegion(json, "region", location);
        json.WriteEndObject();
    }
}
