using System.Collections.Immutable;
using Knetc.Text;

namespace Knetc.Locking;

/// <summary>The entries of one pool, by key.</summary>
public sealed class LockSection
{
    public static readonly LockSection Empty = new([]);

    private readonly Dictionary<string, int> _indexes;

    /// <param name="entries">The entries in any order. Of those with one key the first counts.</param>
    /// <param name="onConflict">Called for further entries of a key that have another value.</param>
    public LockSection(List<LockEntry> entries, Action<LockEntry>? onConflict = null)
    {
        if (!IsSorted(entries)) entries.Sort(Compare);
        var kept = ImmutableArray.CreateBuilder<LockEntry>(entries.Count);
        _indexes = new Dictionary<string, int>(entries.Count, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (kept.Count == 0 || kept[kept.Count - 1].Key != entry.Key)
            {
                _indexes.Add(entry.Key, kept.Count);
                kept.Add(entry);
            }
            else if (kept[kept.Count - 1].Value != entry.Value)
            {
                onConflict?.Invoke(entry);
            }
        }

        Entries = kept.ToImmutable();
    }

    /// <summary>All entries by key, in the order of its UTF-8 bytes.</summary>
    public ImmutableArray<LockEntry> Entries { get; }

    /// <summary>The index of a key among the entries, or -1.</summary>
    public int IndexOf(string key) => _indexes.TryGetValue(key, out int index) ? index : -1;

    private static bool IsSorted(List<LockEntry> entries)
    {
        for (int i = 1; i < entries.Count; i++)
        {
            if (Compare(entries[i - 1], entries[i]) > 0) return false;
        }

        return true;
    }

    private static int Compare(LockEntry left, LockEntry right)
    {
        int order = Utf8Order.Instance.Compare(left.Key, right.Key);
        return order != 0 ? order : left.Span.Start.CompareTo(right.Span.Start);
    }
}
