using System.Text.RegularExpressions;

namespace Knetc.Testing.Restore;

/// <summary>Compares a text of ours with one of the reference.</summary>
public static partial class RestoreComparer
{
    /// <summary>Returns null when both say the same, else a report of every chain that differs.</summary>
    public static string? Difference(string expected, string actual, ComparisonRules rules)
    {
        RestoreText read;
        try
        {
            read = RestoreText.Parse(actual);
        }
        catch (FormatException problem)
        {
            return $"The actual text cannot be read: {problem.Message}";
        }

        return Difference(RestoreText.Parse(expected), read, rules);
    }

    public static string? Difference(RestoreText expected, RestoreText actual, ComparisonRules rules)
    {
        var report = new List<string>();
        foreach (var name in expected.Tables.Keys.Union(actual.Tables.Keys).Order(StringComparer.Ordinal))
        {
            var pair = new TablePair(
                expected.Tables.GetValueOrDefault(name) ?? new RestoreTable(name),
                actual.Tables.GetValueOrDefault(name) ?? new RestoreTable(name),
                rules);
            CompareChainLines(pair, report);
            CompareRules(pair, report);
        }

        return report.Count == 0 ? null : string.Join('\n', ["(- expected only, + actual only)", .. report]);
    }

    /// <summary>The chain a rule jumps or goes to, or null.</summary>
    public static string? TargetOf(string rule) => Jump().Match(rule) is { Success: true } match ? match.Groups["target"].Value : null;

    private static void CompareChainLines(TablePair pair, List<string> report)
    {
        foreach (var chain in ChainsThatCount(pair.Expected).Except(ChainsThatCount(pair.Actual)))
            report.Add($"table {pair.Expected.Name}: - chain line of {chain}");
        foreach (var chain in ChainsThatCount(pair.Actual).Except(ChainsThatCount(pair.Expected)))
        {
            if (pair.Rules.HooksCount || !OnlyHooksNeed(chain, pair.Actual))
                report.Add($"table {pair.Expected.Name}: + chain line of {chain}");
        }

        foreach (var chain in pair.Expected.Deletions.Except(pair.Actual.Deletions))
            report.Add($"table {pair.Expected.Name}: - -X {chain}");
        foreach (var chain in pair.Actual.Deletions.Except(pair.Expected.Deletions))
            report.Add($"table {pair.Expected.Name}: + -X {chain}");
    }

    private static IEnumerable<string> ChainsThatCount(RestoreTable table) =>
        table.ChainLines.Where(chain => !RestoreTable.IsBuiltIn(chain) && !ComparisonRules.IsCanary(chain));

    /// <summary>
    /// The reference creates the target of a hook apart from the restore text, which then may lack the chain line that a
    /// complete file needs: an empty chain to which nothing but hooks jump.
    /// </summary>
    private static bool OnlyHooksNeed(string chain, RestoreTable table)
    {
        if (table.RulesOf(chain).Count > 0) return false;
        var sources = table.ChainsWithRules.Where(source => table.RulesOf(source).Any(rule => TargetOf(rule) == chain)).ToList();
        return sources.Count > 0 && sources.All(RestoreTable.IsBuiltIn);
    }

    private static void CompareRules(TablePair pair, List<string> report)
    {
        var chains = pair.Expected.ChainsWithRules.Union(pair.Actual.ChainsWithRules).Order(StringComparer.Ordinal);
        foreach (var chain in chains)
        {
            var expected = RulesThatCount(pair.Expected, chain, pair.Rules);
            var actual = RulesThatCount(pair.Actual, chain, pair.Rules);
            var difference = pair.Rules.UnorderedChains.Contains(chain)
                ? RuleLists.UnorderedDifference(expected, actual)
                : RuleLists.OrderedDifference(expected, actual);
            if (difference.Count == 0) continue;
            report.Add($"table {pair.Expected.Name}, chain {chain}:");
            report.AddRange(difference);
        }
    }

    private static IReadOnlyList<string> RulesThatCount(RestoreTable table, string chain, ComparisonRules rules) =>
        !rules.HooksCount && RestoreTable.IsBuiltIn(chain)
            ? [.. table.RulesOf(chain).Where(rule => !IsHook(rule))]
            : table.RulesOf(chain);

    private static bool IsHook(string rule) => TargetOf(rule)?.StartsWith("KUBE-", StringComparison.Ordinal) == true;

    // A comment may hold " -j ": the target is the last one in the rule.
    [GeneratedRegex(@"^(.* )?-[jg] (?<target>\S+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Jump();

    private sealed record TablePair(RestoreTable Expected, RestoreTable Actual, ComparisonRules Rules);
}
