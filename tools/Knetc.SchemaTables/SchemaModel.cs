using System.Collections.Immutable;

namespace Knetc.SchemaTables;

/// <summary>What the schemas say, in the order in which the table lists it.</summary>
public sealed record SchemaModel(ImmutableArray<SchemaKind> Kinds, ImmutableArray<ObjectType> Types);
