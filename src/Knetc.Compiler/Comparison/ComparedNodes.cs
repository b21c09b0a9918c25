using System.Collections.Immutable;
using System.Globalization;
using Knetc.Binding;
using Knetc.Planning;

namespace Knetc.Comparison;

/// <summary>The nodes that are in both clusters, and how sets of them are called.</summary>
internal sealed class ComparedNodes
{
    private const int MaxNamed = 3;

    private readonly ImmutableArray<(Node Before, Node After)> _pairs;

    private ComparedNodes(ImmutableArray<(Node Before, Node After)> pairs) => _pairs = pairs;

    public int Count => _pairs.Length;

    public ImmutableArray<(Node Before, Node After)> Pairs => _pairs;

    /// <summary>Joins the nodes by name.</summary>
    /// <param name="selected">Only these; all when empty.</param>
    public static ComparedNodes Join(ClusterPlan before, ClusterPlan after, ImmutableHashSet<string> selected)
    {
        var old = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var node in before.Cluster.Nodes) old.TryAdd(node.Name, node);
        var pairs = ImmutableArray.CreateBuilder<(Node, Node)>();
        foreach (var node in after.Cluster.Nodes)
        {
            if (!selected.IsEmpty && !selected.Contains(node.Name)) continue;
            if (old.TryGetValue(node.Name, out var match)) pairs.Add((match, node));
        }

        return new ComparedNodes(pairs.DrainToImmutable());
    }

    public string NameOf(int place) => _pairs[place].After.Name;

    /// <summary>The names for a change; null stands for all.</summary>
    public ImmutableArray<string>? NamesOf(NodeSet nodes)
    {
        if (nodes.Count >= Count) return null;
        var names = ImmutableArray.CreateBuilder<string>(nodes.Count);
        foreach (int place in nodes.Places) names.Add(NameOf(place));
        return names.MoveToImmutable();
    }

    /// <summary><c> on all 3 nodes</c>, <c> on north</c>, <c> on 40 of 250 nodes (north, south, west, …)</c>.</summary>
    public string Phrase(NodeSet nodes)
    {
        if (Count == 0) return "";
        if (nodes.Count == Count && Count > 1) return string.Create(CultureInfo.InvariantCulture, $" on all {Count} nodes");
        var names = new List<string>(MaxNamed);
        foreach (int place in nodes.Places[..Math.Min(nodes.Count, MaxNamed)]) names.Add(NameOf(place));
        string named = string.Join(", ", names);
        return nodes.Count <= MaxNamed
            ? " on " + named
            : string.Create(CultureInfo.InvariantCulture, $" on {nodes.Count} of {Count} nodes ({named}, …)");
    }
}
