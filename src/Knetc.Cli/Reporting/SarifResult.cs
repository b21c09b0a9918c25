using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Knetc.Diagnostics;
using Knetc.Filtering;

namespace Knetc.Cli.Reporting;

/// <summary>One finding as a SARIF result.</summary>
internal static class SarifResult
{
    public static void Write(Utf8JsonWriter json, Diagnostic diagnostic, int ruleIndex, int ordinal)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.Id);
        json.WriteNumber("ruleIndex", ruleIndex);
        json.WriteString("level", SarifRules.Level(diagnostic.Severity));
        WriteMessage(json, "message", FindingText.Message(diagnostic));
        WriteLocations(json, diagnostic);
        WriteFixes(json, diagnostic);
        WriteFingerprints(json, diagnostic, ordinal);
        WriteSuppressions(json, diagnostic);
        json.WriteEndObject();
    }

    /// <summary>A message. Braces would be placeholders unless they are doubled, and <c>[text](1)</c> a link unless it is escaped.</summary>
    public static void WriteMessage(Utf8JsonWriter json, string name, string text)
    {
        if (text.Contains("](", StringComparison.Ordinal)) text = text.Replace("[", "\\[").Replace("]", "\\]");
        json.WriteStartObject(name);
        json.WriteString("text", text.Replace("{", "{{").Replace("}", "}}"));
        json.WriteEndObject();
    }

    private static void WriteLocations(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartArray("locations");
        json.WriteStartObject();
        SarifPlaces.WritePhysical(json, diagnostic.Location!);
        if (diagnostic.Object is { } owner)
        {
            json.WriteStartArray("logicalLocations");
            WriteLogical(json, owner, owner, "object");
            if (diagnostic.Path is { Length: > 0 } path) WriteLogical(json, path, $"{owner}/{path}", "member");
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteEndArray();
        if (diagnostic.Related.IsEmpty) return;
        json.WriteStartArray("relatedLocations");
        for (int i = 0; i < diagnostic.Related.Length; i++)
        {
            json.WriteStartObject();
            json.WriteNumber("id", i);
            SarifPlaces.WritePhysical(json, diagnostic.Related[i].Location);
            WriteMessage(json, "message", diagnostic.Related[i].Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLogical(Utf8JsonWriter json, string name, string fullName, string kind)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("fullyQualifiedName", fullName);
        json.WriteString("kind", kind);
        json.WriteEndObject();
    }

    private static void WriteFixes(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        if (diagnostic.Fix is not { } fix) return;
        json.WriteStartArray("fixes");
        json.WriteStartObject();
        WriteMessage(json, "description", $"Replace by {fix}");
        json.WriteStartArray("artifactChanges");
        json.WriteStartObject();
        SarifPlaces.WriteArtifact(json, diagnostic.Location!.Source);
        json.WriteStartArray("replacements");
        json.WriteStartObject();
        SarifPlaces.WriteRegion(json, "deletedRegion", diagnostic.Location);
        json.WriteStartObject("insertedContent");
        json.WriteString("text", fix);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>What tells a service that it has seen the finding before, though lines have moved.</summary>
    private static void WriteFingerprints(Utf8JsonWriter json, Diagnostic diagnostic, int ordinal)
    {
        var key = FindingKey.Of(diagnostic);
        string text = string.Join('\n', key.Id, key.Object, key.Path, diagnostic.Location!.Source.ProjectPath, ordinal);
        json.WriteStartObject("partialFingerprints");
        json.WriteString("knetcFinding/v1", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16)));
        json.WriteEndObject();
    }

    /// <summary>Empty for a finding that counts: a missing list would say that nobody knows.</summary>
    private static void WriteSuppressions(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartArray("suppressions");
        if (diagnostic.Suppression is { } suppression)
        {
            json.WriteStartObject();
            json.WriteString("kind", suppression.Kind == SuppressionKind.Comment ? "inSource" : "external");
            json.WriteString("status", "accepted");
            json.WriteString("justification", suppression.Justification);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
