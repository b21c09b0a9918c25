namespace Knetc.SchemaTables;

/// <summary>A kind of document and the type of its root.</summary>
/// <param name="Type">The name of an <see cref="ObjectType"/>.</param>
public sealed record SchemaKind(string ApiVersion, string Kind, string Type);
