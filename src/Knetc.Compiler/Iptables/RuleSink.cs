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
        _chains.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return new Table(name, [.. _chains], hooks, [.. _rules]);
    }
}
