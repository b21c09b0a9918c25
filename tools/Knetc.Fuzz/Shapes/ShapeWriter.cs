using System.Text;
using System.Text.Json;
using Knetc.Schema;

namespace Knetc.Fuzz.Shapes;

/// <summary>Writes manifests that fit the schemas. Every choice is a byte of the input, so that a fuzzer steers them one by one.</summary>
internal sealed class ShapeWriter(byte[] choices)
{
    private const int MaxDocuments = 5;
    private const int MaxNodes = 500;
    private const int MaxDepth = 14;

    private readonly StringBuilder _text = new();
    private int _position;
    private int _nodes;

    /// <summary>The manifests, one JSON document after another.</summary>
    public string Write()
    {
        for (int i = 0; i < MaxDocuments && _position < choices.Length; i++)
        {
            var kind = SchemaTable.Default.Kinds[Next(SchemaTable.Default.Kinds.Length)];
            _text.Append("---\n{\"apiVersion\":").Append(Quote(kind.ApiVersion)).Append(",\"kind\":").Append(Quote(kind.Kind));
            WriteFields(kind.Type, 0, isDocument: true);
            _text.Append("}\n");
        }

        return _text.ToString();
    }

    /// <summary>The next choice among some; the first when the input is used up.</summary>
    private int Next(int count) => _position < choices.Length ? choices[_position++] % count : 0;

    /// <summary>Fields chosen one by one. One byte says how many: most objects have few.</summary>
    private void WriteFields(SchemaType type, int depth, bool isDocument)
    {
        bool first = !isDocument;
        int count = Math.Min(Next(8), type.Fields.Length);
        for (int i = 0; i < count; i++)
        {
            var field = type.Fields[Next(type.Fields.Length)];
            if (isDocument && field.Name is "apiVersion" or "kind") continue;
            if (!first) _text.Append(',');
            first = false;
            _text.Append(Quote(field.Name)).Append(':');
            WriteValue(field.Type, depth + 1);
        }
    }

    private void WriteValue(SchemaType type, int depth)
    {
        int manner = Next(32);
        if (++_nodes > MaxNodes || depth > MaxDepth) _text.Append("null");
        else if (manner == 31) _text.Append(Pick(ShapeValues.Odd));
        else WriteTyped(type, depth);
    }

    private void WriteTyped(SchemaType type, int depth)
    {
        switch (type.Kind)
        {
            case SchemaTypeKind.Object:
                _text.Append('{');
                WriteFields(type, depth, isDocument: false);
                _text.Append('}');
                break;
            case SchemaTypeKind.List:
                _text.Append('[');
                for (int i = 0, count = Next(4); i < count; i++)
                {
                    if (i > 0) _text.Append(',');
                    WriteValue(type.Item!, depth + 1);
                }

                _text.Append(']');
                break;
            case SchemaTypeKind.Map:
                _text.Append('{');
                for (int i = 0, count = Next(3); i < count; i++)
                {
                    _text.Append(i > 0 ? "," : "").Append(Quote(Pick(ShapeValues.Texts))).Append(':');
                    WriteValue(type.Item!, depth + 1);
                }

                _text.Append('}');
                break;
            case SchemaTypeKind.Boolean:
                _text.Append(Next(2) == 0 ? "true" : "false");
                break;
            case SchemaTypeKind.Int32 or SchemaTypeKind.Int64 or SchemaTypeKind.Number:
                _text.Append(Pick(ShapeValues.Numbers));
                break;
            case SchemaTypeKind.IntOrString or SchemaTypeKind.Quantity or SchemaTypeKind.DurationOrNanoseconds or SchemaTypeKind.Int32OrList when Next(2) == 0:
                _text.Append(Pick(ShapeValues.Numbers));
                break;
            case SchemaTypeKind.Int32OrList:
                _text.Append('[');
                WriteValue(type.Item!, depth + 1);
                _text.Append(']');
                break;
            case SchemaTypeKind.FreeForm:
                _text.Append(Pick(ShapeValues.Odd));
                break;
            default:
                _text.Append(Quote(Pick(ShapeValues.Texts)));
                break;
        }
    }

    private string Pick(string[] values) => values[Next(values.Length)];

    private static string Quote(string text) => JsonSerializer.Serialize(text);
}
