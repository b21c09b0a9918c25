using System.Collections.Immutable;
using NJsonSchema;

namespace Knetc.SchemaTables;

/// <summary>Turns schemas into type expressions and collects the object types they name.</summary>
internal sealed class TypeCollector
{
    private readonly SortedDictionary<string, ObjectType?> _types = new(StringComparer.Ordinal);

    /// <summary>Adds an object type with everything it refers to.</summary>
    public void Add(string name, JsonSchema schema)
    {
        if (_types.ContainsKey(name)) return;
        _types[name] = null;
        _types[name] = new ObjectType(name, [.. schema.Properties.Values.Select(property => ReadField(name, property))]);
    }

    public ImmutableArray<ObjectType> ToImmutable() => [.. _types.Values.Select(type => type!)];

    private ObjectField ReadField(string owner, JsonSchemaProperty property) =>
        new(property.Name, Expression($"{owner}.{property.Name}", property), property.Keyword(Keywords.Since) as string);

    private string Expression(string place, JsonSchema reference)
    {
        var schema = reference.ActualSchema;
        if (schema.Keyword(Keywords.Type) is string scalar) return scalar;
        if (schema.OneOf.Count == 2) return $"{Expression(place, schema.OneOf.First())}|{Expression(place, schema.OneOf.Last())}";
        return schema.Type switch
        {
            JsonObjectType.String => "string",
            JsonObjectType.Boolean => "boolean",
            JsonObjectType.Number => "number",
            JsonObjectType.Array when schema.Item is { } item => $"list<{Expression(place, item)}>",
            JsonObjectType.Object when schema.Properties.Count > 0 => ObjectExpression(place, schema),
            JsonObjectType.Object when schema.AdditionalPropertiesSchema is { } value => $"map<string,{Expression(place, value)}>",
            JsonObjectType.Object when schema.AllowAdditionalProperties => "object",
            _ => throw new SchemaException($"{place}: the tables have no type for this schema"),
        };
    }

    private string ObjectExpression(string place, JsonSchema schema)
    {
        if (schema.AllowAdditionalProperties) throw new SchemaException($"{place}: additionalProperties must be false");
        string name = schema.Title ?? throw new SchemaException($"{place}: the object type needs a title");
        Add(name, schema);
        return name;
    }
}
