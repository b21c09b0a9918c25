using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Incremental;
using Knetc.Output;
using Knetc.Templating;

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

    /// <summary>The frames of the files.</summary>
    public TemplateSet Templates { get; init; } = TemplateSet.Shipped;

    /// <summary>What earlier emissions of the same caller can lend to this one, which changes nothing but its cost; null for none.</summary>
    public EmissionMemory? Memory { get; init; }

    public ImmutableArray<EmitKind> Kinds { get; init; } = DefaultKinds;

    /// <summary>Whether somebody chose the kinds; what only the default asks for may be missing without a word.</summary>
    public bool KindsAreChosen { get; init; }

    /// <summary>The part of the nodes that output is generated for; null means all. With <see cref="NodeNames"/> it has no meaning.</summary>
    public NodeShard? Shard { get; init; }

    /// <summary>
    /// Whether large files that several nodes have in common are emitted once, as <see cref="Artifact.SameAs"/> tells. When nodes are
    /// named, each gets files of its own.
    /// </summary>
    public bool SharesFiles { get; init; }

    /// <summary>Copies of a file stay copies until they take more bytes than this.</summary>
    internal long MostCopies { get; init; } = SharedFiles.MostCopies;

    /// <summary>The limit above which a file is shared; null when none is.</summary>
    internal long? SharingLimit => SharesFiles && NodeNames.IsEmpty ? MostCopies : null;

    /// <summary>The nodes that output is generated for by this run and those over the other parts.</summary>
    internal ImmutableArray<Node> NodesOfAllShards(ResolvedCluster cluster) =>
        NodeNames.IsEmpty ? cluster.Nodes : [.. cluster.Nodes.Where(node => NodeNames.Contains(node.Name))];

    /// <summary>The nodes that output is generated for.</summary>
    internal ImmutableArray<Node> NodesOf(ResolvedCluster cluster)
    {
        var nodes = NodesOfAllShards(cluster);
        return Shard is { } shard ? [.. nodes.Where(node => shard.Contains(node.Name))] : nodes;
    }
}
