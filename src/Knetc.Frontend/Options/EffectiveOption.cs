using System.Collections.Immutable;

namespace Knetc.Options;

/// <summary>The value of one option, where it comes from, and what it outranks.</summary>
/// <param name="Name">The option, under the name that a component's command line gives it.</param>
/// <param name="InForce">The value that counts.</param>
/// <param name="Overridden">Other values that weaker sources state, strongest first; those that agree and defaults are left out.</param>
public sealed record EffectiveOption(string Name, OptionStatement InForce, ImmutableArray<OptionStatement> Overridden);
