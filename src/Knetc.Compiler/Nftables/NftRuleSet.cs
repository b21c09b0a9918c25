using System.Collections.Immutable;

namespace Knetc.Nftables;

/// <summary>Everything nftables holds for one node; loaded in one transaction.</summary>
public sealed record NftRuleSet(ImmutableArray<NftTable> Tables);
