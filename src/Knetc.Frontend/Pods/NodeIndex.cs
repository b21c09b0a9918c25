using System.Collections.Immutable;
using Knetc.Binding;

namespace Knetc.Pods;

/// <summary>The nodes by name. Of nodes with the same name the first counts.</summary>
internal sealed class NodeIndex
{
    private readonly Dictionary<string, int> _indexes;

    public NodeIndex(ImmutableArray<Node> nodes)
    {
        _indexes = new Dictionary<string, int>(nodes.Length, StringComparer.Ordinal);
        var distinct = ImmutableArray.CreateBuilder<Node>(nodes.Length);
        foreach (var node in nodes.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name)))
        {
            if (_indexes.ContainsKey(node.Name)) continue;
            _indexes.Add(node.Name, distinct.Count);
            distinct.Add(node);
            AreGiven |= !node.IsAssumed;
        }

        Nodes = distinct.ToImmutable();
    }

    /// <summary>The nodes by name, ascending.</summary>
    public ImmutableArray<Node> Nodes { get; }

    /// <summary>Whether the input names nodes; if not, they are assumed, and a node unknown to us may well exist.</summary>
    public bool AreGiven { get; }

    /// <summary>The position of a node in <see cref="Nodes"/>, or -1.</summary>
    public int IndexOf(string name) => _indexes.TryGetValue(name, out int index) ? index : -1;

    public Node? Find(string name) => _indexes.TryGetValue(name, out int index) ? Nodes[index] : null;
}
