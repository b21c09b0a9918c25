namespace Knetc.Testing.Restore;

/// <summary>One table of a restore or save text.</summary>
public sealed class RestoreTable(string name)
{
    private static readonly HashSet<string> BuiltInChains = ["PREROUTING", "INPUT", "FORWARD", "OUTPUT", "POSTROUTING"];

    private readonly Dictionary<string, List<string>> _rules = [];

    public string Name { get; } = name;

    /// <summary>Chains that have a chain line; built-in ones too.</summary>
    public SortedSet<string> ChainLines { get; } = new(StringComparer.Ordinal);

    /// <summary>Chains that a <c>-X</c> line deletes.</summary>
    public SortedSet<string> Deletions { get; } = new(StringComparer.Ordinal);

    /// <summary>Every chain that has rules, with a chain line or not.</summary>
    public IEnumerable<string> ChainsWithRules => _rules.Where(chain => chain.Value.Count > 0).Select(chain => chain.Key);

    /// <summary>The rules of a chain in the order the kernel meets them, without <c>-A CHAIN</c>.</summary>
    public IReadOnlyList<string> RulesOf(string chain) => _rules.TryGetValue(chain, out var rules) ? rules : [];

    public static bool IsBuiltIn(string chain) => BuiltInChains.Contains(chain);

    internal void Append(string chain, string rule) => RulesIn(chain).Add(rule);

    /// <param name="position">1-based, as iptables counts.</param>
    internal void Insert(string chain, int position, string rule)
    {
        var rules = RulesIn(chain);
        if (position < 1 || position > rules.Count + 1) throw new FormatException($"Position {position} is outside chain {chain}.");
        rules.Insert(position - 1, rule);
    }

    private List<string> RulesIn(string chain)
    {
        if (!_rules.TryGetValue(chain, out var rules)) _rules.Add(chain, rules = []);
        return rules;
    }
}
