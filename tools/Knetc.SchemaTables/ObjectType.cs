using System.Collections.Immutable;

namespace Knetc.SchemaTables;

/// <summary>An object type: <c>core/v1.ServiceSpec</c> and its fields.</summary>
public sealed record ObjectType(string Name, ImmutableArray<ObjectField> Fields);
