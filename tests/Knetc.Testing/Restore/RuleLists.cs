namespace Knetc.Testing.Restore;

/// <summary>Differences between two lists of rules, as readable lines; none when they agree.</summary>
internal static class RuleLists
{
    /// <summary>Every rule in its place; the report is a line diff.</summary>
    public static IReadOnlyList<string> OrderedDifference(IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        if (expected.SequenceEqual(actual, StringComparer.Ordinal)) return [];
        var common = CommonSuffixLengths(expected, actual);
        var report = new List<string>();
        var (i, j) = (0, 0);
        while (i < expected.Count || j < actual.Count)
        {
            if (i < expected.Count && j < actual.Count && expected[i] == actual[j])
            {
                i++;
                j++;
            }
            else if (j == actual.Count || (i < expected.Count && common[i + 1, j] >= common[i, j + 1]))
            {
                report.Add($"  - {i + 1}: {expected[i++]}");
            }
            else
            {
                report.Add($"  + {j + 1}: {actual[j++]}");
            }
        }

        return report;
    }

    /// <summary>The same rules equally often, in any order, except that closing rules stand behind all others.</summary>
    public static IReadOnlyList<string> UnorderedDifference(IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        var report = Multiset.Difference(expected, actual).Select(line => $"  {line}").ToList();
        var afterLast = actual.SkipWhile(rule => !ComparisonRules.MustBeLast(rule)).Where(rule => !ComparisonRules.MustBeLast(rule));
        report.AddRange(afterLast.Select(rule => $"  behind the rule that must be last: {rule}"));
        return report;
    }

    /// <summary>Element i, j is the length of the longest common subsequence of both lists from i and j on.</summary>
    private static int[,] CommonSuffixLengths(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        var lengths = new int[left.Count + 1, right.Count + 1];
        for (var i = left.Count - 1; i >= 0; i--)
        {
            for (var j = right.Count - 1; j >= 0; j--)
                lengths[i, j] = left[i] == right[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        }

        return lengths;
    }
}
