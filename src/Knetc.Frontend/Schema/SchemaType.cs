using System.Collections.Immutable;

namespace Knetc.Schema;

/// <summary>The type of a value, as the schemas describe it. Equal types are the same instance.</summary>
public sealed class SchemaType
{
    private readonly Lazy<FieldTable>? _fields;

    /// <summary>A type without fields.</summary>
    internal SchemaType(string expression, SchemaTypeKind kind, SchemaType? item = null)
    {
        Expression = expression;
        Kind = kind;
        Item = item;
    }

    /// <summary>An object type. Types refer to each other, so that its fields can only be read when some types exist.</summary>
    internal SchemaType(string expression, Func<ImmutableArray<SchemaField>> readFields)
        : this(expression, SchemaTypeKind.Object)
    {
        _fields = new(() => new FieldTable(readFields()));
    }

    /// <summary>The type as the table writes it: <c>core/v1.ServiceSpec</c>, <c>list&lt;string&gt;</c>.</summary>
    public string Expression { get; }

    public SchemaTypeKind Kind { get; }

    /// <summary>The type of the items of a list or the values of a map; null for all other types.</summary>
    public SchemaType? Item { get; }

    /// <summary>The fields of an object type in the order of its schema; empty for all other types.</summary>
    public ImmutableArray<SchemaField> Fields => _fields?.Value.InOrder ?? [];

    /// <summary>The name of an object type without its package: <c>ServiceSpec</c>.</summary>
    public string ShortName => Expression.Substring(Expression.LastIndexOf('.') + 1);

    /// <summary>The field of that name, compared byte for byte, or null.</summary>
    public SchemaField? Find(string name) => _fields is not null && _fields.Value.ByName.TryGetValue(name, out var field) ? field : null;

    public override string ToString() => Expression;

    private sealed class FieldTable(ImmutableArray<SchemaField> fields)
    {
        public ImmutableArray<SchemaField> InOrder { get; } = fields;

        public Dictionary<string, SchemaField> ByName { get; } = fields.ToDictionary(static field => field.Name, StringComparer.Ordinal);
    }
}
