namespace Knetc.Iptables;

/// <summary>All bits of the mark are set on the packet, or not all of them.</summary>
public sealed record MarkMatch(uint Mark, bool Negated = false) : Match
{
    internal override void Write(RuleText text)
    {
        text.Append(Negated ? "-m mark ! --mark " : "-m mark --mark ");
        text.AppendMark(Mark);
        text.Append('/');
        text.AppendMark(Mark);
    }
}
