namespace Knetc.Comparison;

/// <summary>Some of the compared nodes, by their places in the list of all. Sets of the same nodes are equal.</summary>
internal sealed class NodeSet : IEquatable<NodeSet>
{
    private readonly int[] _places;
    private readonly int _hash;

    /// <param name="places">Ascending, each once.</param>
    public NodeSet(int[] places)
    {
        _places = places;
        var hash = new HashCode();
        foreach (int place in places) hash.Add(place);
        _hash = hash.ToHashCode();
    }

    public int Count => _places.Length;

    public ReadOnlySpan<int> Places => _places;

    public int this[int index] => _places[index];

    public NodeSet Union(NodeSet other)
    {
        if (Equals(other)) return this;
        var union = new SortedSet<int>(_places);
        union.UnionWith(other._places);
        return new NodeSet([.. union]);
    }

    public bool Equals(NodeSet? other) =>
        ReferenceEquals(this, other) || (other is not null && _hash == other._hash && Places.SequenceEqual(other.Places));

    public override bool Equals(object? obj) => Equals(obj as NodeSet);

    public override int GetHashCode() => _hash;
}
