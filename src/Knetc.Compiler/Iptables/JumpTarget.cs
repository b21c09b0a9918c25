namespace Knetc.Iptables;

/// <summary>Goes on in another chain of ours, and comes back if nothing there decides.</summary>
public sealed record JumpTarget(string Chain) : Target
{
    internal override void Write(RuleText text)
    {
        text.Append("-j ");
        text.Append(Chain);
    }
}
