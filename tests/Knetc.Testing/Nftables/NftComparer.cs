namespace Knetc.Testing.Nftables;

/// <summary>Compares a state of ours with one of the reference: chains in rule order, sets and maps as sets of elements.</summary>
public static class NftComparer
{
    /// <summary>Returns null when both say the same, else a report of everything that differs.</summary>
    public static string? Difference(NftText expected, NftText actual)
    {
        var report = new List<string>();
        foreach (var name in Names(expected.Tables.Keys, actual.Tables.Keys, "table", report))
        {
            CompareTables(name, expected.Tables[name], actual.Tables[name], report);
        }

        return report.Count == 0 ? null : string.Join('\n', ["(- expected only, + actual only)", .. report]);
    }

    private static void CompareTables(string table, NftTableText expected, NftTableText actual, List<string> report)
    {
        if (expected.Comment != actual.Comment) report.Add($"{table}: comment {actual.Comment}, not {expected.Comment}");
        foreach (var name in Names(expected.Sets.Keys, actual.Sets.Keys, $"{table}:", report))
        {
            Compare($"{table}, {name}", expected.Sets[name].Properties.Order(StringComparer.Ordinal), actual.Sets[name].Properties.Order(StringComparer.Ordinal), report);
            Compare($"{table}, elements of {name}", expected.Sets[name].Elements.Order(StringComparer.Ordinal), actual.Sets[name].Elements.Order(StringComparer.Ordinal), report);
        }

        foreach (var name in Names(expected.Chains.Keys, actual.Chains.Keys, $"{table}: chain", report))
        {
            Compare($"{table}, chain {name}", expected.Chains[name], actual.Chains[name], report);
        }
    }

    private static void Compare(string what, IEnumerable<string> expected, IEnumerable<string> actual, List<string> report)
    {
        var (left, right) = (expected.ToList(), actual.ToList());
        if (left.SequenceEqual(right, StringComparer.Ordinal)) return;
        report.Add($"{what}:");
        report.AddRange(left.Except(right).Select(line => "  - " + line));
        report.AddRange(right.Except(left).Select(line => "  + " + line));
        if (left.Order(StringComparer.Ordinal).SequenceEqual(right.Order(StringComparer.Ordinal))) report.Add("  in another order");
    }

    /// <summary>The names both have; the others go into the report.</summary>
    private static List<string> Names(IEnumerable<string> expected, IEnumerable<string> actual, string what, List<string> report)
    {
        var (left, right) = (expected.ToHashSet(StringComparer.Ordinal), actual.ToHashSet(StringComparer.Ordinal));
        report.AddRange(left.Except(right).Order(StringComparer.Ordinal).Select(name => $"- {what} {name}"));
        report.AddRange(right.Except(left).Order(StringComparer.Ordinal).Select(name => $"+ {what} {name}"));
        return [.. left.Intersect(right).Order(StringComparer.Ordinal)];
    }
}
