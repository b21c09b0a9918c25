using System.Collections.Immutable;

namespace Knetc.Iptables;

/// <summary>The part of a rule set in one table.</summary>
/// <param name="Name">The table.</param>
/// <param name="Chains">Our chains, sorted by name, which loads several times faster than any other order.</param>
/// <param name="Hooks">The hooks in the order in which they stand in their built-in chains.</param>
/// <param name="Rules">The rules of our chains in the order in which the reference writes them.</param>
public sealed record Table(TableName Name, ImmutableArray<Chain> Chains, ImmutableArray<Hook> Hooks, ImmutableArray<Rule> Rules)
{
    /// <summary>Number of chains that are restored, which leaves out those that only hooks need.</summary>
    public int RestoredChainCount => Chains.Count(static chain => !chain.HookOnly);
}
