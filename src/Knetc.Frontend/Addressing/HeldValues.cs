using Knetc.Locking;

namespace Knetc.Addressing;

/// <summary>Locked values of objects that still need them. Of two keys with one value the smaller has it.</summary>
internal sealed class HeldValues<TValue>(LockFindings findings)
    where TValue : struct
{
    private readonly Dictionary<TValue, (LockEntry Entry, Claim Claim)> _holders = [];
    private readonly Dictionary<(LockPool Pool, string Key), TValue> _values = [];

    /// <summary>Every value with its holder.</summary>
    public IEnumerable<KeyValuePair<TValue, (LockEntry Entry, Claim Claim)>> All => _holders;

    /// <summary>The value of a key, or null when it has none or lost it to another key.</summary>
    public TValue? Find(LockPool pool, string key) => _values.TryGetValue((pool, key), out var value) ? value : null;

    /// <summary>Adds an entry whose value is possible; the same entry may come more than once.</summary>
    public void Add(LockEntry entry, TValue value, Claim claim)
    {
        if (_holders.TryGetValue(value, out var other))
        {
            int order = Compare(other.Entry, entry);
            if (order == 0) return;
            var (winner, loser, losing) = order < 0 ? (other.Entry, entry, claim) : (entry, other.Entry, other.Claim);
            findings.DropRepeated(loser, winner, losing.Manifest);
            if (order < 0) return;
            _values.Remove((other.Entry.Pool, other.Entry.Key));
        }

        _holders[value] = (entry, claim with { Entry = entry });
        _values[(entry.Pool, entry.Key)] = value;
    }

    /// <summary>Takes a value away from its key.</summary>
    public void Remove(TValue value)
    {
        if (!_holders.TryGetValue(value, out var holder)) return;
        _holders.Remove(value);
        _values.Remove((holder.Entry.Pool, holder.Entry.Key));
    }

    private static int Compare(LockEntry left, LockEntry right)
    {
        int order = left.Pool.CompareTo(right.Pool);
        return order != 0 ? order : Text.Utf8Order.Instance.Compare(left.Key, right.Key);
    }
}
