namespace Knetc.Nftables.Delta;

/// <summary>The elements by which two sets differ. An element with another value goes and comes again.</summary>
internal sealed class ElementDelta
{
    /// <param name="set">Name of the set.</param>
    /// <param name="before">What it had.</param>
    /// <param name="after">What it is to have.</param>
    public ElementDelta(string set, List<ReadOnlyMemory<char>> before, List<ReadOnlyMemory<char>> after)
    {
        Set = set;

        // Files are written in a fixed order, so most of the elements that stay are at the two ends.
        int most = Math.Min(before.Count, after.Count);
        int start = 0;
        while (start < most && Same(before[start], after[start])) start++;
        int end = 0;
        while (end < most - start && Same(before[^(end + 1)], after[^(end + 1)])) end++;

        var old = new Dictionary<string, ReadOnlyMemory<char>>(before.Count - start - end, StringComparer.Ordinal);
        for (int i = start; i < before.Count - end; i++) old[before[i].ToString()] = before[i];
        for (int i = start; i < after.Count - end; i++)
        {
            if (!old.Remove(after[i].ToString())) New.Add(after[i]);
        }

        foreach (var element in old.Values) Gone.Add(element[..WrittenRules.KeyOf(element.Span).Length]);
    }

    public string Set { get; }

    /// <summary>The keys of elements to delete.</summary>
    public List<ReadOnlyMemory<char>> Gone { get; } = [];

    /// <summary>The elements to add.</summary>
    public List<ReadOnlyMemory<char>> New { get; } = [];

    public bool IsEmpty => Gone.Count + New.Count == 0;

    private static bool Same(ReadOnlyMemory<char> left, ReadOnlyMemory<char> right) => left.Span.SequenceEqual(right.Span);
}
