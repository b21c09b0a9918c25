using System.Collections.Immutable;
using Knetc.Text;

namespace Knetc.Locking;

/// <summary>The entries of one pool, by key.</summary>
public sealed class LockSection
{
    public static readonly LockSection Empty = new([]);

    private readonly Dictionary<string, int> _indexes;

    /// <param name="entries">Entries with different keys, in any order.</param>
    public LockSection(List<LockEntry> entries)
    {
        if (!IsSorted(entries)) entries.Sort(static (left, right) => Utf8Order.Instance.Compare(left.Key, right.Key));
        Entries = [.. entries];
        _indexes = new Dictionary<string, int>(Entries.Length, StringComparer.Ordinal);
        for (int i = 0; i < Entries.Length; i++) _indexes[Entries[i].Key] = i;
    }

    /// <summary>All entries by key, in the order of its UTF-8 bytes.</summary>
    public ImmutableArray<LockEntry> Entries { get; }

    /// <summary>The index of a key among the entries, or -1.</summary>
    public int IndexOf(string key) => _indexes.TryGetValue(key, out int index) ? index : -1;

    /// <summary>Pairs of entries with one key, each with the later one second.</summary>
    internal static IEnumerable<(LockEntry First, LockEntry Second)> FindRepeated(List<LockEntry> sorted)
    {
        for (int i = 1; i < sorted.Count; i++)
        {
            if (sorted[i - 1].Key != sorted[i].Key) continue;
            bool inOrder = sorted[i - 1].Span.Start < sorted[i].Span.Start;
            yield return inOrder ? (sorted[i - 1], sorted[i]) : (sorted[i], sorted[i - 1]);
        }
    }

    private static bool IsSorted(List<LockEntry> entries)
    {
        for (int i = 1; i < entries.Count; i++)
        {
            if (Utf8Order.Instance.Compare(entries[i - 1].Key, entries[i].Key) > 0) return false;
        }

        return true;
    }
}
