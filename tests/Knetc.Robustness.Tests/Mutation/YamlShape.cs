using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Knetc.Diagnostics;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Robustness.Mutation;

/// <summary>A value without a place, to be rearranged and written out again: a scalar as it is spelled, a list, or a mapping.</summary>
internal sealed record YamlShape(string? Scalar, ImmutableArray<YamlShape> Items, ImmutableArray<KeyValuePair<string, YamlShape>> Entries)
{
    public static YamlShape Of(string scalar) => new(scalar, [], []);

    public static YamlShape List(params YamlShape[] items) => new(null, [.. items], []);

    public static YamlShape Map(params KeyValuePair<string, YamlShape>[] entries) => new(null, [], [.. entries]);

    /// <summary>The documents of a text that is well-formed, else nothing.</summary>
    public static ImmutableArray<YamlShape> Read(string text) =>
        [.. YamlReader.Read(new SourceText("seed.yaml", text), new DiagnosticBag()).Select(document => From(document.Root))];

    /// <summary>This value and all below it.</summary>
    public int Count => 1 + Items.Sum(item => item.Count) + Entries.Sum(entry => entry.Value.Count);

    /// <summary>A copy in which the value at a position in document order has been changed.</summary>
    public YamlShape With(int position, Func<YamlShape, YamlShape> change)
    {
        if (position == 0) return change(this);
        position--;
        for (int i = 0; i < Items.Length; i++)
        {
            if (position < Items[i].Count) return this with { Items = Items.SetItem(i, Items[i].With(position, change)) };
            position -= Items[i].Count;
        }

        for (int i = 0; i < Entries.Length; i++)
        {
            var (key, value) = Entries[i];
            if (position < value.Count) return this with { Entries = Entries.SetItem(i, new(key, value.With(position, change))) };
            position -= value.Count;
        }

        return this;
    }

    public string ToFlow()
    {
        if (Scalar is not null) return Scalar;
        if (!Entries.IsEmpty) return "{" + string.Join(", ", Entries.Select(entry => entry.Key + ": " + entry.Value.ToFlow())) + "}";
        return "[" + string.Join(", ", Items.Select(item => item.ToFlow())) + "]";
    }

    public string ToBlock()
    {
        var text = new StringBuilder();
        AppendBlock(text, 0);
        return text.ToString().TrimStart('\n') + "\n";
    }

    private void AppendBlock(StringBuilder text, int indent)
    {
        if (Scalar is not null || (Items.IsEmpty && Entries.IsEmpty))
        {
            text.Append(' ').Append(ToFlow());
            return;
        }

        foreach (var item in Items)
        {
            text.Append('\n').Append(' ', indent).Append('-');
            item.AppendBlock(text, indent + 2);
        }

        foreach (var (key, value) in Entries)
        {
            text.Append('\n').Append(' ', indent).Append(key).Append(':');
            value.AppendBlock(text, indent + 2);
        }
    }

    private static YamlShape From(YamlNode node)
    {
        switch (node)
        {
            case YamlMapping mapping:
                var entries = Enumerable.Range(0, mapping.Count).Select(i => KeyValuePair.Create(JsonSerializer.Serialize(mapping[i].Key), From(mapping[i].Value)));
                return new YamlShape(null, [], [.. entries]);
            case YamlSequence sequence:
                return new YamlShape(null, [.. Enumerable.Range(0, sequence.Count).Select(i => From(sequence[i]))], []);
            default:
                return Of(Spell((YamlScalar)node));
        }
    }

    private static string Spell(YamlScalar scalar) =>
        scalar.Kind == YamlScalarKind.String ? JsonSerializer.Serialize(scalar.Text) : scalar.Text;
}
