namespace Knetc.Iptables;

/// <summary>Sets the bits of a mark on the packet, or flips them.</summary>
public sealed record MarkTarget(uint Mark, bool Flip) : Target
{
    internal override void Write(RuleText text)
    {
        text.Append(Flip ? "-j MARK --xor-mark " : "-j MARK --or-mark ");
        text.AppendMark(Mark);
    }
}
