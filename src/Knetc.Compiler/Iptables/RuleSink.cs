using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Knetc.Iptables;

/// <summary>Collects the chains and rules of one table.</summary>
/// <param name="chains">About how many chains there will be.</param>
/// <param name="rules">About how many rules.</param>
internal sealed class RuleSink(int chains = 16, int rules = 16)
{
    private readonly List<Chain> _chains = new(chains);
    private readonly List<Rule> _rules = new(rules);

    /// <summary>The chains so far, in the order in which they came.</summary>
    public List<Chain> Chains => _chains;

    /// <summary>The rules so far.</summary>
    public ReadOnlySpan<Rule> Rules => CollectionsMarshal.AsSpan(_rules);

    public void Add(Chain chain) => _chains.Add(chain);

    public void Add(Rule rule) => _rules.Add(rule);

    public void Add(ReadOnlySpan<Rule> rules) => _rules.AddRange(rules);

    public Table ToTable(TableName name, ImmutableArray<Hook> hooks) => new(name, ChainSort.ByName(_chains), hooks, [.. _rules]);
}
