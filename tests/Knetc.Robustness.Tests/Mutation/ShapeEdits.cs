using CsCheck;
using Knetc.Robustness.Inputs;

namespace Knetc.Robustness.Mutation;

/// <summary>Damage to the structure of a manifest: every value may become any other, vanish, multiply or be shared.</summary>
internal static class ShapeEdits
{
    private static readonly Gen<YamlShape> Scalar = Gen.OneOf(BoundaryValues.All).Select(YamlShape.Of);

    private static readonly Gen<YamlShape> AnyShape = Gen.Frequency(
        (6, Scalar),
        (1, Scalar.Array[0, 3].Select(YamlShape.List)),
        (1, Gen.Select(Gen.OneOf("name", "port", "x", "0", "true"), Scalar, KeyValuePair.Create).Array[0, 3].Select(YamlShape.Map)),
        (1, Gen.Int[1, 120].Select(depth => Nested(depth))));

    private static readonly Gen<Func<YamlShape, YamlShape>> Change = Gen.Frequency(
        (5, AnyShape.Select(shape => Edit(_ => shape))),
        (2, Gen.Const(Edit(Wrap))),
        (2, Gen.Const(Edit(Unwrap))),
        (2, Gen.Select(Gen.Int[2, 40], times => Edit(shape => Repeat(shape, times)))),
        (2, Gen.Double.Unit.Select(at => Edit(shape => Drop(shape, at)))),
        (1, Gen.Const(Edit(ShareFirst))),
        (1, Gen.Const(Edit(Reverse))),
        (1, Gen.Select(Gen.OneOf("<<", "? ", "\"\"", "1", "null", "[a]", "&k k", "\"\\uD800\""), AnyShape, (key, value) => Edit(shape => AddEntry(shape, key, value)))));

    /// <summary>A manifest with some of its values changed, written in flow or block style.</summary>
    public static Gen<string> Of(string[] seeds)
    {
        var shapes = seeds.Select(YamlShape.Read).Where(documents => !documents.IsEmpty).ToArray();
        return Gen.Select(
            Gen.OneOf(shapes),
            Gen.Select(Gen.Double.Unit, Gen.Double.Unit, Change, (document, position, change) => (document, position, change)).Array[1, 4],
            Gen.Bool,
            (documents, edits, flow) =>
            {
                var result = documents;
                foreach (var (at, position, change) in edits)
                {
                    int index = (int)(at * result.Length);
                    var document = result[index];
                    result = result.SetItem(index, document.With((int)(position * document.Count), change));
                }

                return string.Join("---\n", result.Select(document => flow ? document.ToFlow() + "\n" : document.ToBlock()));
            });
    }

    private static Func<YamlShape, YamlShape> Edit(Func<YamlShape, YamlShape> edit) => edit;

    private static YamlShape Nested(int depth)
    {
        var shape = YamlShape.Of("a");
        for (int i = 0; i < depth; i++) shape = i % 2 == 0 ? YamlShape.List(shape) : YamlShape.Map(KeyValuePair.Create("a", shape));
        return shape;
    }

    private static YamlShape Wrap(YamlShape shape) => YamlShape.List(shape);

    private static YamlShape Unwrap(YamlShape shape) =>
        !shape.Items.IsEmpty ? shape.Items[0] : !shape.Entries.IsEmpty ? shape.Entries[0].Value : shape;

    private static YamlShape Repeat(YamlShape shape, int times)
    {
        if (!shape.Items.IsEmpty) return shape with { Items = [.. Enumerable.Range(0, times).SelectMany(_ => shape.Items)] };
        return shape.Entries.IsEmpty ? shape : shape with { Entries = [.. shape.Entries, .. shape.Entries] };
    }

    private static YamlShape Drop(YamlShape shape, double at)
    {
        if (!shape.Items.IsEmpty) return shape with { Items = shape.Items.RemoveAt((int)(at * shape.Items.Length)) };
        return shape.Entries.IsEmpty ? YamlShape.Of("") : shape with { Entries = shape.Entries.RemoveAt((int)(at * shape.Entries.Length)) };
    }

    private static YamlShape Reverse(YamlShape shape) =>
        shape with { Items = [.. shape.Items.Reverse()], Entries = [.. shape.Entries.Reverse()] };

    /// <summary>The first child gets an anchor, and all the others become its aliases.</summary>
    private static YamlShape ShareFirst(YamlShape shape)
    {
        if (shape.Items.Length > 0) return shape with { Items = [YamlShape.Of("&a " + shape.Items[0].ToFlow()), .. shape.Items.Skip(1).Select(_ => YamlShape.Of("*a"))] };
        if (shape.Entries.IsEmpty) return YamlShape.Of("*a");
        var first = shape.Entries[0];
        return shape with
        {
            Entries = [KeyValuePair.Create(first.Key, YamlShape.Of("&a " + first.Value.ToFlow())), .. shape.Entries.Skip(1).Select(entry => KeyValuePair.Create(entry.Key, YamlShape.Of("*a")))],
        };
    }

    private static YamlShape AddEntry(YamlShape shape, string key, YamlShape value) =>
        shape.Scalar is null && shape.Items.IsEmpty ? shape with { Entries = [.. shape.Entries, KeyValuePair.Create(key, value)] } : shape;
}
