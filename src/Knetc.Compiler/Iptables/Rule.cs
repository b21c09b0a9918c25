using System.Collections.Immutable;
using Knetc.Schema;

namespace Knetc.Iptables;

/// <summary>One rule, appended to its chain.</summary>
/// <param name="Chain">Name of the chain.</param>
/// <param name="Matches">All must hold; comments are among them, since their place is part of the text.</param>
/// <param name="Target">What happens to the packet; null when the rule only counts it.</param>
/// <param name="Origin">The field that caused it; nothing for static rules.</param>
public sealed record Rule(string Chain, ImmutableArray<Match> Matches, Target? Target, Origin Origin = default);
