namespace Knetc.Incremental;

/// <summary>
/// Results of earlier runs, by what they were made of. What a run does not ask for is forgotten, so that the memory of a process
/// that runs on and on is that of one run. Objects that never change serve as keys: the same object means the same result. One
/// thread at a time.
/// </summary>
/// <typeparam name="TKey">Compared as its type compares.</typeparam>
/// <typeparam name="TValue">What was made.</typeparam>
public sealed class Memo<TKey, TValue>
    where TKey : notnull
{
    private readonly Dictionary<TKey, Entry> _entries = [];
    private int _run;
    private int _used;

    /// <summary>How many results are kept.</summary>
    public int Count => _entries.Count;

    /// <summary>How many results the run has added.</summary>
    public int AddedCount { get; private set; }

    /// <summary>Begins a run: results that it does not ask for are forgotten by <see cref="End"/>.</summary>
    public void Begin()
    {
        _run++;
        _used = 0;
        AddedCount = 0;
    }

    /// <summary>The result for a key, which then counts as asked for.</summary>
    public bool TryGet(TKey key, out TValue value)
    {
        if (_entries.TryGetValue(key, out var entry))
        {
            Use(entry);
            value = entry.Value;
            return true;
        }

        value = default!;
        return false;
    }

    /// <summary>Keeps a result in place of the one that the key had.</summary>
    public void Set(TKey key, TValue value)
    {
        AddedCount++;
        if (!_entries.TryGetValue(key, out var entry)) _entries.Add(key, entry = new Entry());
        entry.Value = value;
        Use(entry);
    }

    /// <summary>Ends a run and returns what it has not asked for, which is forgotten.</summary>
    public IReadOnlyList<TValue> End()
    {
        if (_used == _entries.Count) return [];
        var dropped = new List<(TKey Key, TValue Value)>();
        foreach (var entry in _entries)
        {
            if (entry.Value.Run != _run) dropped.Add((entry.Key, entry.Value.Value));
        }

        foreach (var (key, _) in dropped) _entries.Remove(key);
        return [.. dropped.Select(static item => item.Value)];
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => _entries.Clear();

    private void Use(Entry entry)
    {
        if (entry.Run == _run) return;
        entry.Run = _run;
        _used++;
    }

    private sealed class Entry
    {
        public TValue Value { get; set; } = default!;

        public int Run { get; set; }
    }
}
