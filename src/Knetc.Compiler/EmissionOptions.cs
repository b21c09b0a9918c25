using System.Collections.Immutable;

namespace Knetc;

/// <summary>What to generate.</summary>
public sealed record EmissionOptions
{
    /// <summary>What is written unless the caller chooses.</summary>
    public static ImmutableArray<EmitKind> DefaultKinds { get; } = [EmitKind.Rules, EmitKind.PodNetwork, EmitKind.Cluster, EmitKind.SourceMap];

    /// <summary>Names of the nodes; empty means all.</summary>
    public ImmutableArray<string> NodeNames { get; init; } = [];

    /// <summary>
    /// Gives the files of an earlier run by their paths in the output folder, or null where there is none. When given, rules of
    /// nftables mode come with the transaction that leads from that run to this one.
    /// </summary>
    public Func<string, ReadOnlyMemory<byte>?>? Previous { get; init; }

    public ImmutableArray<EmitKind> Kinds { get; init; } = DefaultKinds;

    /// <summary>Whether somebody chose the kinds; what only the default asks for may be missing without a word.</summary>
    public bool KindsAreChosen { get; init; }
}
