namespace Knetc.Locking;

/// <summary>One pool during a run: what was locked before, and what is to be locked now.</summary>
internal sealed class PoolLedger(LockPool pool, LockSection live, LockSection retired)
{
    private readonly bool[] _liveNeeded = new bool[live.Entries.Length];
    private readonly bool[] _retiredNeeded = new bool[retired.Entries.Length];
    private readonly List<LockEntry> _next = [];
    private readonly List<LockEntry> _nextRetired = [];

    /// <summary>Whether nothing was locked before.</summary>
    public bool IsNew => live.Entries.IsEmpty && retired.Entries.IsEmpty;

    /// <summary>The entry of an object, or null.</summary>
    public LockEntry? Find(string key) => live.IndexOf(key) is var index and >= 0 ? live.Entries[index] : null;

    /// <summary>The entry that an object had when it was there last, or null.</summary>
    public LockEntry? FindRetired(string key) => retired.IndexOf(key) is var index and >= 0 && live.IndexOf(key) < 0 ? retired.Entries[index] : null;

    /// <summary>Says that a key will be recorded, so that its entries are not left over.</summary>
    public void Need(string key)
    {
        if (live.IndexOf(key) is var index and >= 0) _liveNeeded[index] = true;
        if (retired.IndexOf(key) is var old and >= 0) _retiredNeeded[old] = true;
    }

    /// <summary>Entries of keys that nobody needs now; of a key in both sections, the live entry.</summary>
    public IEnumerable<LockEntry> Leftovers()
    {
        for (int i = 0; i < _liveNeeded.Length; i++)
        {
            if (!_liveNeeded[i]) yield return live.Entries[i];
        }

        for (int i = 0; i < _retiredNeeded.Length; i++)
        {
            if (!_retiredNeeded[i] && live.IndexOf(retired.Entries[i].Key) < 0) yield return retired.Entries[i];
        }
    }

    /// <summary>All entries of objects.</summary>
    public IEnumerable<LockEntry> Live => live.Entries;

    public void Record(string key, string value, bool isExplicit) => _next.Add(new LockEntry(pool, key, value, isExplicit));

    /// <summary>Keeps the value of an entry out of use.</summary>
    public void Retire(LockEntry entry) => _nextRetired.Add(new LockEntry(pool, entry.Key, entry.Value, false));

    public LockSection ToSection() => new(_next);

    public LockSection ToRetiredSection() => new(_nextRetired);
}
