using System.Globalization;
using System.Text.RegularExpressions;
using Knetc.Testing.Nftables;

namespace Knetc.Conformance;

/// <summary>
/// Puts a rule file for nft into the form in which <c>nft list ruleset</c> prints it back. The kernel tests have that done by
/// nft itself; this knows just enough to do without.
/// </summary>
internal static partial class ListedForm
{
    public static NftText OfText(string text)
    {
        var tables = NftText.Parse(text);
        foreach (var table in tables.Tables.Values)
        {
            foreach (var rules in table.Chains.Values)
            {
                for (var i = 0; i < rules.Count; i++) rules[i] = OfRule(rules[i]);
            }

            foreach (var set in table.Sets.Values)
            {
                for (var i = 0; i < set.Properties.Count; i++) set.Properties[i] = Timeout().Replace(set.Properties[i], match => Duration(match.Groups["seconds"].Value));

                // Sets that rules may grow are bounded.
                if (set.Properties.Contains("flags dynamic,timeout")) set.Properties.Add("size 65535");
            }
        }

        return tables;
    }

    /// <summary>One line of a chain.</summary>
    public static string OfRule(string line)
    {
        line = Hook().Replace(line, match => $"{match.Groups["hook"].Value}{Priority(match.Groups["name"].Value, match.Groups["priority"].Value)}; policy accept;");
        line = line.Replace("meta mark & 0x80000000 == 0x00000000", "meta mark 0x00000000/1", StringComparison.Ordinal);
        return AddressSet().Replace(line, match => match.Groups["match"].Value + AddressRanges.Listed(match.Groups["members"].Value.Split(", ")));
    }

    private static string Priority(string hook, string priority) => (hook, priority) switch
    {
        ("prerouting", "-100") => "dstnat",
        ("prerouting", "-110") => "dstnat - 10",
        ("postrouting", "100") => "srcnat",
        (_, "0") => "filter",
        _ => priority,
    };

    private static string Duration(string seconds)
    {
        var time = TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture));
        (int Number, string Unit)[] parts = [(time.Days, "d"), (time.Hours, "h"), (time.Minutes, "m"), (time.Seconds, "s")];
        return string.Concat(parts.Where(part => part.Number > 0).Select(part => $"{part.Number}{part.Unit}"));
    }

    [GeneratedRegex(@"(?<=^timeout )(?<seconds>\d+)s$")]
    private static partial Regex Timeout();

    [GeneratedRegex(@"^(?<hook>type \w+ hook (?<name>\w+) priority )(?<priority>-?\d+);$")]
    private static partial Regex Hook();

    [GeneratedRegex(@"(?<match>ip6? [sd]addr (!= )?)\{ (?<members>[^}]*) \}", RegexOptions.ExplicitCapture)]
    private static partial Regex AddressSet();
}
