using System.Collections.Immutable;

namespace Knetc.Binding.Validation;

/// <summary>Finds the items of a list whose key an earlier item has. A list without repeats costs nothing unless it is long.</summary>
internal static class Repeats
{
    /// <summary>Up to this many items, comparing all pairs beats a dictionary.</summary>
    private const int ScanLimit = 16;

    /// <param name="hasKey">False for items that take no part.</param>
    /// <returns>The index of each repeating item and of the first item with that key; null when nothing repeats.</returns>
    public static List<(int Index, int First)>? Find<TItem, TKey>(
        ImmutableArray<TItem> items, Func<TItem, bool> hasKey, Func<TItem, TKey> key)
        where TKey : notnull, IEquatable<TKey>
    {
        if (items.Length < 2) return null;
        return items.Length <= ScanLimit ? Scan(items, hasKey, key) : LookUp(items, hasKey, key);
    }

    private static List<(int, int)>? Scan<TItem, TKey>(ImmutableArray<TItem> items, Func<TItem, bool> hasKey, Func<TItem, TKey> key)
        where TKey : notnull, IEquatable<TKey>
    {
        List<(int, int)>? repeats = null;
        for (int i = 1; i < items.Length; i++)
        {
            if (!hasKey(items[i])) continue;
            for (int first = 0; first < i; first++)
            {
                if (!hasKey(items[first]) || !key(items[i]).Equals(key(items[first]))) continue;
                (repeats ??= []).Add((i, first));
                break;
            }
        }

        return repeats;
    }

    private static List<(int, int)>? LookUp<TItem, TKey>(ImmutableArray<TItem> items, Func<TItem, bool> hasKey, Func<TItem, TKey> key)
        where TKey : notnull, IEquatable<TKey>
    {
        List<(int, int)>? repeats = null;
        var seen = new Dictionary<TKey, int>();
        for (int i = 0; i < items.Length; i++)
        {
            if (!hasKey(items[i])) continue;
            if (seen.TryGetValue(key(items[i]), out int first)) (repeats ??= []).Add((i, first));
            else seen.Add(key(items[i]), i);
        }

        return repeats;
    }
}
