using System.Collections.Immutable;

namespace Knetc.Schema;

/// <summary>The types of all documents that knetc reads.</summary>
public sealed class SchemaTable
{
    private static readonly Lazy<SchemaTable> LazyDefault = new(() => SchemaTableParser.Parse(SchemaTables.Text));

    private readonly Dictionary<string, SchemaKindEntry[]> _byKind;

    internal SchemaTable(ImmutableArray<SchemaKindEntry> kinds)
    {
        Kinds = kinds;
        _byKind = kinds.GroupBy(entry => entry.Kind).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The table made from the schemas of this repository.</summary>
    public static SchemaTable Default => LazyDefault.Value;

    /// <summary>Every kind that is read, once for each of its versions.</summary>
    public ImmutableArray<SchemaKindEntry> Kinds { get; }

    /// <summary>The type of a document, or null when knetc does not read this kind in this version.</summary>
    public SchemaType? Find(string apiVersion, string kind)
    {
        foreach (var entry in Versions(kind))
        {
            if (entry.ApiVersion == apiVersion) return entry.Type;
        }

        return null;
    }

    /// <summary>The versions in which a kind is read; empty for a kind that is not read at all.</summary>
    public ReadOnlySpan<SchemaKindEntry> Versions(string kind) => _byKind.TryGetValue(kind, out var entries) ? entries : [];
}
