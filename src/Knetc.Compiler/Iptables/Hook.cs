namespace Knetc.Iptables;

/// <summary>
/// A jump from a built-in chain to one of ours. Hooks are inserted when missing, never restored: at the top, but those of node
/// ports in userspace mode go to the end.
/// </summary>
/// <param name="Row">Place in the order in which the reference ensures its hooks, from 1.</param>
/// <param name="Rule">The rule; its chain is a built-in one.</param>
public sealed record Hook(int Row, Rule Rule);
