using System.Collections.Immutable;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding;

/// <summary>
/// Reads the fields of one mapping. Types have been checked by then, so a value of the wrong shape simply counts as absent;
/// so does an explicit null.
/// </summary>
internal readonly struct FieldReader(YamlMapping? mapping)
{
    public bool Exists => mapping is not null;

    public YamlMapping? Mapping => mapping;

    public bool Has(string name) => Find(name) is not null;

    public string Text(string name) => Find(name) is YamlScalar scalar ? scalar.Text : "";

    public string? OptionalText(string name) => Find(name) is YamlScalar scalar ? scalar.Text : null;

    public int Int(string name) => OptionalInt(name) ?? 0;

    public int? OptionalInt(string name) =>
        Find(name) is YamlScalar scalar && YamlScalarResolver.TryToInteger(scalar.Text, out long value) && value is >= int.MinValue and <= int.MaxValue
            ? (int)value
            : null;

    public long Long(string name) => OptionalLong(name) ?? 0;

    public long? OptionalLong(string name) =>
        Find(name) is YamlScalar scalar && YamlScalarResolver.TryToInteger(scalar.Text, out long value) ? value : null;

    public bool Bool(string name) => OptionalBool(name) ?? false;

    public bool? OptionalBool(string name) =>
        Find(name) is YamlScalar { Kind: YamlScalarKind.Boolean } scalar ? YamlScalarResolver.ToBoolean(scalar.Text) : null;

    /// <summary>A Go duration such as <c>1m30s</c>; null when absent or malformed.</summary>
    public TimeSpan? Duration(string name) =>
        Find(name) is YamlScalar scalar && GoDuration.TryParse(scalar.Text, out var value) ? value : null;

    public FieldReader Object(string name) => new(Find(name) as YamlMapping);

    public IntOrString IntOrString(string name) => Find(name) is not YamlScalar scalar
        ? default
        : scalar.Kind is YamlScalarKind.Integer or YamlScalarKind.Float && YamlScalarResolver.TryToInteger(scalar.Text, out long value)
            ? new IntOrString((int)value)
            : new IntOrString(0, scalar.Text);

    public YamlSequence? List(string name) => Find(name) as YamlSequence;

    public ImmutableArray<string> Texts(string name)
    {
        if (Find(name) is not YamlSequence { Count: > 0 } sequence) return [];
        var texts = ImmutableArray.CreateBuilder<string>(sequence.Count);
        for (int i = 0; i < sequence.Count; i++) texts.Add(sequence[i] is YamlScalar { IsNull: false } scalar ? scalar.Text : "");
        return texts.MoveToImmutable();
    }

    /// <summary>A map of texts in document order; of a repeated key the last value counts.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Map(string name)
    {
        if (Find(name) is not YamlMapping { Count: > 0 } map) return [];
        var pairs = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(map.Count);
        for (int i = 0; i < map.Count; i++)
        {
            string key = map[i].Key;
            if (map.Find(key) != map[i].Value) continue;
            pairs.Add(new KeyValuePair<string, string>(key, map[i].Value is YamlScalar { IsNull: false } scalar ? scalar.Text : ""));
        }

        return pairs.ToImmutable();
    }

    /// <summary>Binds each item of a list; an item that is null binds as an empty object.</summary>
    public ImmutableArray<T> Items<T>(string name, Func<FieldReader, T> bind)
    {
        if (Find(name) is not YamlSequence { Count: > 0 } sequence) return [];
        var items = ImmutableArray.CreateBuilder<T>(sequence.Count);
        for (int i = 0; i < sequence.Count; i++) items.Add(bind(new FieldReader(sequence[i] as YamlMapping)));
        return items.MoveToImmutable();
    }

    private YamlNode? Find(string name) => mapping?.Find(name) is { } node and not YamlScalar { IsNull: true } ? node : null;
}
