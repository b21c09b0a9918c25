using System.Collections.Immutable;

namespace Knetc.Iptables;

/// <summary>Collects the chains and rules of one table.</summary>
internal sealed class RuleSink
{
    private readonly List<Chain> _chains = [];
    private readonly List<Rule> _rules = [];

    public void Add(Chain chain) => _chains.Add(chain);

    public void Add(Rule rule) => _rules.Add(rule);

    public void Add(ReadOnlySpan<Rule> rules) => _rules.AddRange(rules);

    public Table ToTable(TableName name, ImmutableArray<Hook> hooks)
    {
        var order = new ChainOrder[_chains.Count];
        for (int i = 0; i < order.Length; i++) order[i] = new ChainOrder(_chains[i]);
        Array.Sort(order);
        var chains = ImmutableArray.CreateBuilder<Chain>(order.Length);
        foreach (var chain in order) chains.Add(chain.Chain);
        return new Table(name, chains.MoveToImmutable(), hooks, [.. _rules]);
    }
}
