using System.Collections.Immutable;
using Knetc.Schema;

namespace Knetc.Nftables;

/// <summary>A chain with its rules.</summary>
/// <param name="Name">Unique within the table.</param>
/// <param name="Rules">In the order in which packets meet them.</param>
/// <param name="Origin">What the chain exists for; nothing for static chains.</param>
public sealed record NftChain(string Name, ImmutableArray<NftRule> Rules, Origin Origin = default)
{
    /// <summary>Where packets come in; null when only jumps lead here.</summary>
    public NftHook? Hook { get; init; }

    /// <summary>Shown with the chain; null without one.</summary>
    public string? Comment { get; init; }
}
