using System.Globalization;
using System.Text;
using Knetc.Text;

namespace Knetc.Yaml;

/// <summary>
/// Writes a node as JSON of which there is only one spelling: no blanks, keys in the order of their UTF-8 bytes, fields
/// without a value left out. Two nodes that decode alike give the same text, whatever their layout.
/// </summary>
internal static class CanonicalJson
{
    public static string Write(YamlNode? node)
    {
        var text = new StringBuilder();
        if (node is null) text.Append("{}");
        else Append(text, node);
        return text.ToString();
    }

    private static void Append(StringBuilder text, YamlNode node)
    {
        switch (node)
        {
            case YamlMapping mapping:
                Append(text, mapping);
                break;
            case YamlSequence sequence:
                text.Append('[');
                for (int i = 0; i < sequence.Count; i++)
                {
                    if (i > 0) text.Append(',');
                    Append(text, sequence[i]);
                }

                text.Append(']');
                break;
            case YamlScalar scalar:
                Append(text, scalar);
                break;
        }
    }

    private static void Append(StringBuilder text, YamlMapping mapping)
    {
        var fields = new SortedDictionary<string, YamlNode>(Utf8Order.Instance);
        for (int i = 0; i < mapping.Count; i++) fields[mapping[i].Key] = mapping[i].Value;
        text.Append('{');
        bool first = true;
        foreach (var field in fields)
        {
            if (field.Value is YamlScalar { IsNull: true }) continue;
            if (!first) text.Append(',');
            first = false;
            AppendText(text, field.Key);
            text.Append(':');
            Append(text, field.Value);
        }

        text.Append('}');
    }

    private static void Append(StringBuilder text, YamlScalar scalar)
    {
        switch (scalar.Kind)
        {
            case YamlScalarKind.Null:
                text.Append("null");
                break;
            case YamlScalarKind.Boolean:
                text.Append(YamlScalarResolver.ToBoolean(scalar.Text) ? "true" : "false");
                break;
            case YamlScalarKind.Integer or YamlScalarKind.Float when YamlScalarResolver.TryToInteger(scalar.Text, out long value):
                text.Append(value.ToString(CultureInfo.InvariantCulture));
                break;
            case YamlScalarKind.Float when TryParse(scalar.Text, out double number):
                text.Append(number.ToString("R", CultureInfo.InvariantCulture));
                break;
            default:
                AppendText(text, scalar.Text);
                break;
        }
    }

    private static bool TryParse(string text, out double number) =>
        double.TryParse(text.Replace("_", ""), NumberStyles.Float, CultureInfo.InvariantCulture, out number)
        && !double.IsInfinity(number) && !double.IsNaN(number);

    private static void AppendText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            switch (c)
            {
                case '"' or '\\':
                    text.Append('\\').Append(c);
                    break;
                case '\b':
                    text.Append("\\b");
                    break;
                case '\f':
                    text.Append("\\f");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case < ' ':
                    text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        text.Append('"');
    }
}
