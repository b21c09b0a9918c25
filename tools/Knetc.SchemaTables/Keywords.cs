using NJsonSchema;

namespace Knetc.SchemaTables;

/// <summary>The keywords that the schemas use beyond JSON Schema's own.</summary>
internal static class Keywords
{
    /// <summary>The kinds of document that a file describes.</summary>
    public const string GroupVersionKind = "x-kubernetes-group-version-kind";

    /// <summary>The name of a scalar type that JSON Schema has no word for.</summary>
    public const string Type = "x-kubernetes-type";

    /// <summary>The Kubernetes release that introduced a field.</summary>
    public const string Since = "x-kubernetes-since";

    /// <summary>The value of a keyword, or null.</summary>
    public static object? Keyword(this JsonSchema schema, string name) =>
        schema.ExtensionData is { } extensions && extensions.TryGetValue(name, out object? value) ? value : null;
}
