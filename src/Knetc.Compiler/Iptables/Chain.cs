using Knetc.Schema;

namespace Knetc.Iptables;

/// <summary>A chain of our own.</summary>
/// <param name="Name">At most 28 characters.</param>
/// <param name="Origin">What it exists for; nothing for static chains.</param>
/// <param name="HookOnly">
/// The reference only makes sure that it exists, and neither fills nor flushes it: a target of hooks, or the canary.
/// </param>
public sealed record Chain(string Name, Origin Origin = default, bool HookOnly = false);
