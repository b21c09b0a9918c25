using System.Collections.Immutable;

namespace Knetc;

/// <summary>What to generate.</summary>
public sealed record EmissionOptions
{
    /// <summary>What is written unless the caller chooses.</summary>
    public static ImmutableArray<EmitKind> DefaultKinds { get; } = [EmitKind.Rules, EmitKind.PodNetwork, EmitKind.Cluster, EmitKind.SourceMap];

    /// <summary>Names of the nodes; empty means all.</summary>
    public ImmutableArray<string> NodeNames { get; init; } = [];

    public ImmutableArray<EmitKind> Kinds { get; init; } = DefaultKinds;

    /// <summary>Whether somebody chose the kinds; what only the default asks for may be missing without a word.</summary>
    public bool KindsAreChosen { get; init; }
}
