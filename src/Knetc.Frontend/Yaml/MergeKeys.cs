using Knetc.Text;

namespace Knetc.Yaml;

/// <summary>Resolves <c>&lt;&lt;: *base</c>: entries of the base that the mapping does not have itself.</summary>
internal static class MergeKeys
{
    /// <summary>
    /// Replaces merge keys in <paramref name="entries"/>. False when one is malformed or <paramref name="charge"/> refuses the
    /// entries it brings in; both have then been reported.
    /// </summary>
    public static bool Expand(List<YamlEntry> entries, Func<long, TextSpan, bool> charge, Action<TextSpan> reportInvalid)
    {
        var own = new List<YamlEntry>(entries.Count);
        var merged = new List<YamlMapping>();
        foreach (var entry in entries)
        {
            if (entry.Key is not { Text: "<<", IsQuoted: false }) own.Add(entry);
            else if (!Collect(entry.Value, merged))
            {
                reportInvalid(entry.Value.Span);
                return false;
            }
        }

        var present = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in own) present.Add(entry.Key.KeyText);
        foreach (var mapping in merged)
        {
            if (!charge(mapping.Count, mapping.Span)) return false;
            for (int i = 0; i < mapping.Count; i++)
            {
                if (present.Add(mapping[i].Key.KeyText)) own.Add(mapping[i]);
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
