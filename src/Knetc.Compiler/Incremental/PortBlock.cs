using System.Collections.Immutable;
using Knetc.Iptables;

namespace Knetc.Incremental;

/// <summary>What one service port contributes to the rules of one node and family: text, and the origin of each line.</summary>
/// <param name="Chains">Its chains in table nat.</param>
/// <param name="Filter">Its rules in table filter.</param>
/// <param name="Nat">Its rules in table nat.</param>
internal sealed record PortBlock(ImmutableArray<Chain> Chains, Lines Filter, Lines Nat);
