using System.Globalization;
using System.Text.Json.Nodes;
using Knetc.Yaml;

namespace Knetc.Tests.Schema;

/// <summary>
/// A document as JSON, the way kubectl hands it to the API server: YAML scalars resolved, the last of repeated keys, and
/// nulls left out because they mean absence.
/// </summary>
internal static class JsonText
{
    public static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMapping mapping => Convert(mapping),
        YamlSequence sequence => Convert(sequence),
        YamlScalar scalar => Convert(scalar),
        _ => throw new InvalidOperationException(),
    };

    private static JsonObject Convert(YamlMapping mapping)
    {
        var result = new JsonObject();
        for (int i = 0; i < mapping.Count; i++)
        {
            result.Remove(mapping[i].Key);
            if (Convert(mapping[i].Value) is { } value) result[mapping[i].Key] = value;
        }

        return result;
    }

    private static JsonArray Convert(YamlSequence sequence)
    {
        var result = new JsonArray();
        for (int i = 0; i < sequence.Count; i++)
        {
            if (Convert(sequence[i]) is { } value) result.Add(value);
        }

        return result;
    }

    private static JsonNode? Convert(YamlScalar scalar) => scalar.Kind switch
    {
        YamlScalarKind.Null => null,
        YamlScalarKind.Boolean => JsonValue.Create(YamlScalarResolver.ToBoolean(scalar.Text)),
        YamlScalarKind.String => JsonValue.Create(scalar.Text),
        YamlScalarKind.Integer when YamlScalarResolver.TryToInteger(scalar.Text, out long value) => JsonValue.Create(value),
        _ => JsonValue.Create(WithFraction(double.Parse(scalar.Text, CultureInfo.InvariantCulture))),
    };

    /// <summary>JSON Schema takes 80.0 for an integer; the API server's decoder, by its verdicts, does not.</summary>
    private static double WithFraction(double value) => value == Math.Floor(value) && Math.Abs(value) < 1e15 ? value + 0.5 : value;
}
