using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Knetc.Binding;
using Knetc.Planning;

namespace Knetc.Output;

/// <summary>Sorts the nodes of a cluster into groups that have files in common.</summary>
internal sealed class NodeGroups
{
    private readonly Dictionary<string, NodeGroup> _byNode = new(StringComparer.Ordinal);

    /// <param name="all">The nodes of the cluster.</param>
    /// <param name="visited">The nodes that the run looks at.</param>
    /// <param name="written">The names of those whose files it writes.</param>
    /// <param name="keyOf">Gives nodes of one group the same key.</param>
    private NodeGroups(ImmutableArray<Node> all, ImmutableArray<Node> visited, HashSet<string> written, Func<Node, string> keyOf)
    {
        var names = visited.Length == all.Length ? null : visited.Select(static node => node.Name).ToHashSet(StringComparer.Ordinal);
        var byKey = new Dictionary<string, NodeGroup>(StringComparer.Ordinal);
        foreach (var node in all)
        {
            string key = keyOf(node);
            if (!byKey.TryGetValue(key, out var group)) byKey.Add(key, group = new NodeGroup());
            group.Add(names is null || names.Contains(node.Name), written.Contains(node.Name));
            _byNode[node.Name] = group;
        }
    }

    public NodeGroup this[Node node] => _byNode[node.Name];

    /// <summary>The groups with the same rules.</summary>
    public static NodeGroups ByRules(ClusterPlan plan, EmissionOptions options, ImmutableArray<Node> visited, HashSet<string> written)
    {
        var all = options.NodesOfAllShards(plan.Cluster);
        return new NodeGroups(all, visited, written, all.Length == 1 ? static node => node.Name : KeyOf(plan, options.Previous));
    }

    /// <summary>The groups with the same script.</summary>
    public static NodeGroups ByScript(ClusterPlan plan, EmissionOptions options, ImmutableArray<Node> visited, HashSet<string> written) =>
        new(options.NodesOfAllShards(plan.Cluster), visited, written, node => plan.FrameOf(node).Addresses.PrimaryFamily.ToString());

    private static Func<Node, string> KeyOf(ClusterPlan plan, Func<string, ReadOnlyMemory<byte>?>? previous)
    {
        var keys = new NodeKeys(plan);
        if (previous is null) return node => keys.Of(node);
        byte[]? last = null;
        byte[] hash = [];
        return node => keys.Of(node, HashOf(previous(NftablesDelta.PathOf(node.Name))));

        byte[] HashOf(ReadOnlyMemory<byte>? content)
        {
            if (content is not { } bytes) return [];

            // Nodes that shared a file have the same array.
            byte[]? array = MemoryMarshal.TryGetArray(bytes, out var segment) && segment.Count == segment.Array!.Length ? segment.Array : null;
            if (array is null || !ReferenceEquals(array, last)) hash = SHA256.HashData(bytes.Span);
            last = array;
            return hash;
        }
    }
}
