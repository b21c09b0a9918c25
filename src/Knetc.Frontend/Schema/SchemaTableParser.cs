using System.Collections.Immutable;

namespace Knetc.Schema;

/// <summary>
/// Reads the text that <c>./eng/generate</c> writes: the kinds at once, the fields of a type when somebody first asks for them, since a
/// project has use for few of the types. Several threads may ask.
/// </summary>
internal sealed class SchemaTableParser
{
    /// <summary>Object checks keep one bit for each field that they have met.</summary>
    private const int MaxFields = 64;

    private readonly string _text;

    /// <summary>Where the fields of an object type begin in the text.</summary>
    private readonly Dictionary<string, int> _fieldsOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaType> _types = new(StringComparer.Ordinal);

    private SchemaTableParser(string text) => _text = text;

    public static SchemaTable Parse(string text)
    {
        var parser = new SchemaTableParser(text);
        var kinds = ImmutableArray.CreateBuilder<SchemaKindEntry>();
        for (int position = 0; position < text.Length;)
        {
            var line = parser.ReadLine(ref position);
            if (line[0] == ' ') continue;
            switch (NextWord(ref line))
            {
                case "type":
                    parser._fieldsOf.Add(NextWord(ref line), position);
                    break;
                case "kind":
                    kinds.Add(new SchemaKindEntry(NextWord(ref line), NextWord(ref line), parser.TypeOf(NextWord(ref line))));
                    break;
                case var word:
                    throw new InvalidOperationException($"The schema table has a line that begins with {word}.");
            }
        }

        return new SchemaTable(kinds.ToImmutable());
    }

    private ImmutableArray<SchemaField> ReadFields(string owner)
    {
        var fields = ImmutableArray.CreateBuilder<SchemaField>();
        for (int position = _fieldsOf[owner]; position < _text.Length && _text[position] == ' ';)
        {
            var line = ReadLine(ref position).Slice(1);
            string name = NextWord(ref line);
            var type = TypeOf(NextWord(ref line));
            fields.Add(new SchemaField(name, type, fields.Count, KubeVersion.TryParse(NextWord(ref line), out var since) ? since : null));
        }

        return fields.Count <= MaxFields ? fields.ToImmutable() : throw new InvalidOperationException($"{owner} has more than {MaxFields} fields.");
    }

    private ReadOnlySpan<char> ReadLine(ref int position)
    {
        int start = position;
        int end = _text.IndexOf('\n', start);
        if (end < 0) end = _text.Length;
        position = end + 1;
        return _text.AsSpan(start, end - start).TrimEnd('\r');
    }

    /// <summary>Takes a word off the line; an empty one at its end.</summary>
    private static string NextWord(ref ReadOnlySpan<char> line)
    {
        int length = line.IndexOf(' ');
        if (length < 0) length = line.Length;
        string word = line.Slice(0, length).ToString();
        line = line.Slice(Math.Min(length + 1, line.Length));
        return word;
    }

    private SchemaType TypeOf(string expression)
    {
        lock (_types)
        {
            if (!_types.TryGetValue(expression, out var type)) _types.Add(expression, type = MakeType(expression));
            return type;
        }
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

        return ScalarKind(expression) is { } scalar ? new SchemaType(expression, scalar) : new SchemaType(expression, () => ReadFields(expression));

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
