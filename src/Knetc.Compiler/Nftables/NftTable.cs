using System.Collections.Immutable;
using Knetc.Net;

namespace Knetc.Nftables;

/// <summary>One table.</summary>
/// <param name="Family">Which packets pass through it.</param>
/// <param name="Name">Unique within the family.</param>
/// <param name="Comment">Shown with the table; null without one.</param>
/// <param name="Sets">Its named sets and maps.</param>
/// <param name="Chains">Its chains; jumps and maps may name chains that come later.</param>
public sealed record NftTable(
    IpFamily Family, string Name, string? Comment, ImmutableArray<NftSet> Sets, ImmutableArray<NftChain> Chains);
