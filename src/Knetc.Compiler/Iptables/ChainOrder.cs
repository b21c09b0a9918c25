namespace Knetc.Iptables;

/// <summary>A chain with the beginning of its name as a number, which sorts like the name and needs no look at it.</summary>
internal readonly struct ChainOrder : IComparable<ChainOrder>
{
    private readonly ulong _first;
    private readonly ulong _second;

    public ChainOrder(Chain chain)
    {
        Chain = chain;
        _first = Pack(chain.Name, 0);
        _second = Pack(chain.Name, 8);
    }

    public Chain Chain { get; }

    public int CompareTo(ChainOrder other)
    {
        if (_first != other._first) return _first < other._first ? -1 : 1;
        if (_second != other._second) return _second < other._second ? -1 : 1;
        return string.CompareOrdinal(Chain.Name, other.Chain.Name);
    }

    /// <summary>Eight characters, which are ASCII, from an index on; a name that ends counts as zeros.</summary>
    private static ulong Pack(string name, int start)
    {
        ulong packed = 0;
        for (int i = start; i < start + 8; i++) packed = (packed << 8) | (i < name.Length ? name[i] : 0u);
        return packed;
    }
}
