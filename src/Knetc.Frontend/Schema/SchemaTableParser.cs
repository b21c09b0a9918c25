using System.Collections.Immutable;

namespace Knetc.Schema;

/// <summary>Reads the text that <c>./eng/generate</c> writes.</summary>
internal sealed class SchemaTableParser
{
    /// <summary>Object checks keep one bit for each field that they have met.</summary>
    private const int MaxFields = 64;

    private readonly Dictionary<string, SchemaType> _types = new(StringComparer.Ordinal);
    private readonly ImmutableArray<SchemaKindEntry>.Builder _kinds = ImmutableArray.CreateBuilder<SchemaKindEntry>();
    private readonly ImmutableArray<SchemaField>.Builder _fields = ImmutableArray.CreateBuilder<SchemaField>();
    private SchemaType? _owner;

    public static SchemaTable Parse(string text)
    {
        var parser = new SchemaTableParser();
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            parser.ReadLine(text.Substring(start, end - start).TrimEnd('\r'));
            start = end + 1;
        }

        parser.CompleteOwner();
        return new SchemaTable(parser._kinds.ToImmutable());
    }

    private void ReadLine(string line)
    {
        string[] words = line.Split(' ');
        switch (words[0])
        {
            case "":
                var since = words.Length > 3 && KubeVersion.TryParse(words[3], out var version) ? version : (KubeVersion?)null;
                _fields.Add(new SchemaField(words[1], TypeOf(words[2]), _fields.Count, since));
                break;
            case "type":
                CompleteOwner();
                _owner = TypeOf(words[1]);
                break;
            case "kind":
                _kinds.Add(new SchemaKindEntry(words[1], words[2], TypeOf(words[3])));
                break;
            default:
                throw new InvalidOperationException($"The schema table has a line that begins with {words[0]}.");
        }
    }

    private void CompleteOwner()
    {
        if (_fields.Count > MaxFields) throw new InvalidOperationException($"{_owner} has more than {MaxFields} fields.");
        _owner?.SetFields(_fields.ToImmutable());
        _fields.Clear();
    }

    private SchemaType TypeOf(string expression)
    {
        if (!_types.TryGetValue(expression, out var type)) _types.Add(expression, type = MakeType(expression));
        return type;
    }

    private SchemaType MakeType(string expression)
    {
        const string List = "list<", Map = "map<string,", IntegerOrList = "int32|list<";
        if (expression[expression.Length - 1] == '>')
        {
            if (expression.StartsWith(List, StringComparison.Ordinal)) return Generic(SchemaTypeKind.List, List);
            if (expression.StartsWith(Map, StringComparison.Ordinal)) return Generic(SchemaTypeKind.Map, Map);
            if (expression.StartsWith(IntegerOrList, StringComparison.Ordinal)) return Generic(SchemaTypeKind.Int32OrList, IntegerOrList);
        }

        return new SchemaType(expression, ScalarKind(expression) ?? SchemaTypeKind.Object, null);

        SchemaType Generic(SchemaTypeKind kind, string prefix) =>
            new(expression, kind, TypeOf(expression.Substring(prefix.Length, expression.Length - prefix.Length - 1)));
    }

    private static SchemaTypeKind? ScalarKind(string expression) => expression switch
    {
        "string" => SchemaTypeKind.Text,
        "boolean" => SchemaTypeKind.Boolean,
        "int32" => SchemaTypeKind.Int32,
        "int64" => SchemaTypeKind.Int64,
        "number" => SchemaTypeKind.Number,
        "int-or-string" => SchemaTypeKind.IntOrString,
        "quantity" => SchemaTypeKind.Quantity,
        "time" => SchemaTypeKind.Time,
        "duration" => SchemaTypeKind.Duration,
        "duration-or-nanoseconds" => SchemaTypeKind.DurationOrNanoseconds,
        "object" => SchemaTypeKind.FreeForm,
        _ => null,
    };
}
