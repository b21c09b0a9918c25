using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Knetc.Schema;

namespace Knetc.Robustness.Injection;

/// <summary>A place for text in the documents of a kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Path">Names of fields; <c>[]</c> for the item of a list, <c>{}</c> for the value of a map, <c>{key}</c> for its key.</param>
internal sealed record StringField(SchemaKindEntry Kind, ImmutableArray<string> Path)
{
    public const string Item = "[]";
    public const string MapValue = "{}";
    public const string MapKey = "{key}";

    /// <summary>All such places.</summary>
    public static IEnumerable<StringField> All =>
        SchemaTable.Default.Kinds.SelectMany(static kind => Paths(kind.Type, [], []).Where(static path => path is not ["apiVersion" or "kind"]).Select(path => new StringField(kind, path)));

    public override string ToString() => $"{Kind.ApiVersion} {Kind.Kind} {string.Join('.', Path)}";

    /// <summary>The document with a text in this place; what is missing on the way is made.</summary>
    public JsonObject Fill(JsonObject document, string text)
    {
        var copy = (JsonObject)document.DeepClone();
        JsonNode current = copy;
        for (int i = 0; i < Path.Length; i++)
        {
            bool isLast = i == Path.Length - 1;
            string name = Path[i] == MapKey ? text : Path[i] == MapValue ? "k" : Path[i];
            JsonNode? next = isLast ? JsonValue.Create(Path[i] == MapKey ? "v" : text) : null;
            if (Path[i] == Item)
            {
                var list = (JsonArray)current;
                if (list.Count == 0) list.Add(null);
                if (isLast) list[0] = next;
                else current = list[0] ??= Empty(Path[i + 1]);
            }
            else
            {
                var map = (JsonObject)current;
                if (isLast) map[name] = next;
                else current = map[name] ??= Empty(Path[i + 1]);
            }

            if (!isLast && current.Parent is null && !ReferenceEquals(current, copy)) throw new InvalidOperationException(ToString());
        }

        return copy;
    }

    private static JsonNode Empty(string next) => next == Item ? new JsonArray() : new JsonObject();

    private static IEnumerable<ImmutableArray<string>> Paths(SchemaType type, ImmutableArray<string> path, ImmutableArray<SchemaType> above)
    {
        if (above.Contains(type)) return [];
        above = above.Add(type);
        return type.Kind switch
        {
            SchemaTypeKind.Object => type.Fields.SelectMany(field => Paths(field.Type, path.Add(field.Name), above)),
            SchemaTypeKind.List or SchemaTypeKind.Int32OrList => Paths(type.Item!, path.Add(Item), above),
            SchemaTypeKind.Map => Paths(type.Item!, path.Add(MapValue), above).Append(path.Add(MapKey)),
            SchemaTypeKind.FreeForm => [path.Add(MapKey), path.Add(MapValue)],
            SchemaTypeKind.Boolean or SchemaTypeKind.Int32 or SchemaTypeKind.Int64 or SchemaTypeKind.Number => [],
            _ => [path],
        };
    }
}
