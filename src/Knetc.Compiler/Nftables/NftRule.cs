using System.Collections.Immutable;
using Knetc.Schema;

namespace Knetc.Nftables;

/// <summary>One rule: its statements are run from left to right until a match does not hold or a verdict ends it.</summary>
/// <param name="Statements">Matches and actions.</param>
/// <param name="Origin">The field that caused it; nothing for static rules.</param>
public sealed record NftRule(ImmutableArray<Statement> Statements, Origin Origin = default)
{
    /// <summary>Shown with the rule; null without one.</summary>
    public string? Comment { get; init; }
}
