using Knetc.Text;

namespace Knetc.Yaml;

/// <summary>Resolves <c>&lt;&lt;: *base</c>: entries of the base that the mapping does not have itself.</summary>
internal static class MergeKeys
{
    /// <summary>Whether a key asks for a merge; in quotes it is a key like others.</summary>
    public static bool IsMerge(YamlScalar key) => key is { Text: "<<", IsQuoted: false };

    /// <summary>
    /// Replaces merge keys in <paramref name="entries"/>. False when one is malformed or <paramref name="charge"/> refuses the
    /// entries it brings in; both have then been reported.
    /// </summary>
    /// <param name="entries">The entries of a mapping.</param>
    /// <param name="merges">Which of them have merge keys, as indexes.</param>
    /// <param name="charge">Asked for every base.</param>
    /// <param name="reportInvalid">Called when a value is no base.</param>
    public static bool Expand(List<YamlEntry> entries, HashSet<int> merges, Func<long, TextSpan, bool> charge, Action<TextSpan> reportInvalid)
    {
        var own = new List<YamlEntry>(entries.Count);
        var merged = new List<YamlMapping>();
        for (int i = 0; i < entries.Count; i++)
        {
            if (!merges.Contains(i)) own.Add(entries[i]);
            else if (!Collect(entries[i].Value, merged))
            {
                reportInvalid(entries[i].Value.Span);
                return false;
            }
        }

        var present = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in own) present.Add(entry.Key);
        foreach (var mapping in merged)
        {
            if (!charge(mapping.Count, mapping.Span)) return false;
            for (int i = 0; i < mapping.Count; i++)
            {
                if (present.Add(mapping[i].Key)) own.Add(mapping[i]);
            }
        }

        entries.Clear();
        entries.AddRange(own);
        return true;
    }

    private static bool Collect(YamlNode value, List<YamlMapping> mappings)
    {
        if (value is YamlMapping mapping)
        {
            mappings.Add(mapping);
            return true;
        }

        if (value is not YamlSequence sequence) return false;
        for (int i = 0; i < sequence.Count; i++)
        {
            if (sequence[i] is not YamlMapping item) return false;
            mappings.Add(item);
        }

        return true;
    }
}
