using System.Collections.Immutable;
using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Iptables;

/// <summary>Everything iptables (or ip6tables) holds for one node and family.</summary>
public sealed record IptablesRuleSet(IpFamily Family, ImmutableArray<Table> Tables)
{
    /// <summary>The table of that name, or null.</summary>
    public Table? Find(TableName name)
    {
        foreach (var table in Tables)
        {
            if (table.Name == name) return table;
        }

        return null;
    }

    /// <summary>The numbers the reference logs about a sync.</summary>
    public SyncCounts Counts => new(
        Find(TableName.Filter)?.RestoredChainCount ?? 0,
        Find(TableName.Filter)?.Rules.Length ?? 0,
        Find(TableName.Nat)?.RestoredChainCount ?? 0,
        Find(TableName.Nat)?.Rules.Length ?? 0);
}
