using System.Collections.Immutable;
using NJsonSchema;

namespace Knetc.SchemaTables;

/// <summary>Reads the schemas of a folder: each file is a kind, and <c>definitions/</c> holds what they share.</summary>
public static class SchemaFolder
{
    /// <summary>The files that describe a kind, in a stable order.</summary>
    public static ImmutableArray<string> KindFiles(string folder) =>
        [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal)];

    public static async Task<SchemaModel> ReadAsync(string folder)
    {
        var kinds = new List<SchemaKind>();
        var types = new TypeCollector();
        foreach (string file in KindFiles(folder))
        {
            var root = await JsonSchema.FromFileAsync(file);
            var names = ReadKinds(file, root);
            string type = $"{names[0].ApiVersion}.{names[0].Kind}";
            types.Add(type, root);
            kinds.AddRange(names.Select(name => new SchemaKind(name.ApiVersion, name.Kind, type)));
        }

        return new SchemaModel(
            [.. kinds.OrderBy(kind => kind.Kind, StringComparer.Ordinal).ThenBy(kind => kind.ApiVersion, StringComparer.Ordinal)],
            types.ToImmutable());
    }

    private static List<(string ApiVersion, string Kind)> ReadKinds(string file, JsonSchema root)
    {
        if (root.Keyword(Keywords.GroupVersionKind) is not object[] { Length: > 0 } entries)
        {
            throw new SchemaException($"{file}: {Keywords.GroupVersionKind} is missing");
        }

        var kinds = new List<(string ApiVersion, string Kind)>();
        foreach (var entry in entries.Cast<IDictionary<string, object>>())
        {
            string group = (string)entry["group"];
            string version = (string)entry["version"];
            kinds.Add((group.Length == 0 ? version : $"{group}/{version}", (string)entry["kind"]));
        }

        return kinds;
    }
}
