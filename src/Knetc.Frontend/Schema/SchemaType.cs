using System.Collections.Immutable;

namespace Knetc.Schema;

/// <summary>The type of a value, as the schemas describe it. Equal types are the same instance.</summary>
public sealed class SchemaType
{
    private readonly Dictionary<string, SchemaField> _byName = new(StringComparer.Ordinal);

    internal SchemaType(string expression, SchemaTypeKind kind, SchemaType? item)
    {
        Expression = expression;
        Kind = kind;
        Item = item;
    }

    /// <summary>The type as the table writes it: <c>core/v1.ServiceSpec</c>, <c>list&lt;string&gt;</c>.</summary>
    public string Expression { get; }

    public SchemaTypeKind Kind { get; }

    /// <summary>The type of the items of a list or the values of a map; null for all other types.</summary>
    public SchemaType? Item { get; }

    /// <summary>The fields of an object type in the order of its schema; empty for all other types.</summary>
    public ImmutableArray<SchemaField> Fields { get; private set; } = [];

    /// <summary>The name of an object type without its package: <c>ServiceSpec</c>.</summary>
    public string ShortName => Expression.Substring(Expression.LastIndexOf('.') + 1);

    /// <summary>The field of that name, compared byte for byte, or null.</summary>
    public SchemaField? Find(string name) => _byName.TryGetValue(name, out var field) ? field : null;

    public override string ToString() => Expression;

    /// <summary>Gives an object type its fields, once: types refer to each other, so they exist before their fields do.</summary>
    internal void SetFields(ImmutableArray<SchemaField> fields)
    {
        Fields = fields;
        foreach (var field in fields) _byName.Add(field.Name, field);
    }
}
