using Knetc.Locking;
using Knetc.Text;

namespace Knetc.Addressing;

/// <summary>The values of a pool whose objects are gone. They stay out of use until nothing else is left, then the smallest key goes first.</summary>
internal sealed class RetiredValues<TValue>
{
    private readonly List<(LockEntry Entry, TValue Value)> _entries = [];
    private int _recycled;
    private bool _sorted = true;

    public void Add(LockEntry entry, TValue value)
    {
        _entries.Add((entry, value));
        _sorted = false;
    }

    /// <summary>The next value to give out again, or null.</summary>
    public (LockEntry Entry, TValue Value)? Recycle()
    {
        if (_recycled == _entries.Count) return null;
        if (!_sorted) _entries.Sort(_recycled, _entries.Count - _recycled, Comparer<(LockEntry Entry, TValue Value)>.Create(Compare));
        _sorted = true;
        return _entries[_recycled++];
    }

    /// <summary>Those that were not given out again.</summary>
    public IEnumerable<LockEntry> Rest()
    {
        for (int i = _recycled; i < _entries.Count; i++) yield return _entries[i].Entry;
    }

    private static int Compare((LockEntry Entry, TValue Value) left, (LockEntry Entry, TValue Value) right)
    {
        int order = left.Entry.Pool.CompareTo(right.Entry.Pool);
        return order != 0 ? order : Utf8Order.Instance.Compare(left.Entry.Key, right.Entry.Key);
    }
}
