namespace Knetc.Iptables;

/// <summary>A jump from a built-in chain to one of ours. Hooks are inserted at the top when missing, never restored.</summary>
/// <param name="Row">Place in the order in which the reference ensures its hooks, from 1.</param>
/// <param name="Rule">The rule; its chain is a built-in one.</param>
public sealed record Hook(int Row, Rule Rule);
