using System.Buffers;
using Knetc.Iptables;

namespace Knetc.Tests;

/// <summary>Restore text taken apart: the chain lines as a set, the rules chain by chain.</summary>
internal sealed class RestoreText
{
    private static readonly HashSet<string> Dispatch =
        ["KUBE-SERVICES", "KUBE-NODEPORTS", "KUBE-EXTERNAL-SERVICES", "KUBE-PROXY-FIREWALL"];

    private readonly SortedDictionary<string, List<string>> _chains = new(StringComparer.Ordinal);

    private RestoreText() { }

    public static string Write(IptablesRuleSet ruleSet, ICollection<LineOrigin>? origins = null)
    {
        var buffer = new ArrayBufferWriter<char>();
        RestoreWriter.Write(ruleSet, buffer);
        if (origins is not null) RestoreLines.Visit(ruleSet, origins.Add);
        return buffer.WrittenSpan.ToString();
    }

    /// <summary>The text of a rule set as the reference would hand it to restore: without hooks and what only they need.</summary>
    public static RestoreText Of(IptablesRuleSet ruleSet)
    {
        var text = Parse(Write(ruleSet));
        foreach (var table in ruleSet.Tables)
        {
            foreach (var chain in table.Chains)
            {
                if (chain.HookOnly) Assert.True(text._chains.Remove($"{table.Name.ToString().ToLowerInvariant()} {chain.Name}", out var rules) && rules.Count == 0);
            }
        }

        return text;
    }

    public static RestoreText Parse(string text)
    {
        var result = new RestoreText();
        string table = "";
        foreach (string line in text.Split('\n'))
        {
            if (line.Length == 0 || line[0] == '#' || line == "COMMIT") continue;
            if (line[0] == '*') table = line[1..];
            else if (line[0] == ':') result._chains.Add($"{table} {line[1..line.IndexOf(' ')]}", []);
            else if (line.StartsWith("-A KUBE-", StringComparison.Ordinal)) result._chains[$"{table} {line.Split(' ')[1]}"].Add(line);
        }

        return result;
    }

    /// <summary>One text per rule set, equal for rule sets that count as identical.</summary>
    public override string ToString() => string.Join('\n', _chains.Select(chain =>
        $"[{chain.Key}]\n{string.Join('\n', Order(chain.Key.Split(' ')[1], chain.Value))}"));

    private static IEnumerable<string> Order(string chain, List<string> rules) => Dispatch.Contains(chain)
        ? rules.OrderBy(rule => rule.Contains("must be the last rule", StringComparison.Ordinal)).ThenBy(rule => rule, StringComparer.Ordinal)
        : rules;
}
