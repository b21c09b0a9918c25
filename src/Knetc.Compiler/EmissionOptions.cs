using System.Collections.Immutable;

namespace Knetc;

/// <summary>What to generate.</summary>
public sealed record EmissionOptions
{
    /// <summary>Names of the nodes; empty means all.</summary>
    public ImmutableArray<string> NodeNames { get; init; } = [];

    public ImmutableArray<EmitKind> Kinds { get; init; } = [EmitKind.Rules, EmitKind.Cluster, EmitKind.SourceMap];
}
