namespace Knetc.Testing;

/// <summary>Comparison of lists whose order does not count.</summary>
public static class Multiset
{
    /// <summary>
    /// Lines <c>- text</c> for what is missing from <paramref name="actual"/> and <c>+ text</c> for what it has too often,
    /// ordered by text; none when both hold the same texts equally often.
    /// </summary>
    public static IReadOnlyList<string> Difference(IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var surplus = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in expected) surplus[text] = surplus.GetValueOrDefault(text) - 1;
        foreach (var text in actual) surplus[text] = surplus.GetValueOrDefault(text) + 1;
        return [.. surplus.Where(entry => entry.Value != 0).Select(entry => Line(entry.Key, entry.Value))];
    }

    private static string Line(string text, int surplus)
    {
        var times = Math.Abs(surplus) > 1 ? $"   ({Math.Abs(surplus)} times)" : "";
        return $"{(surplus < 0 ? '-' : '+')} {text}{times}";
    }
}
