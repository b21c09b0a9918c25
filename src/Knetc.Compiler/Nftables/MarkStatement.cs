using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>Sets the mark of the packet or of its connection.</summary>
/// <param name="Target">Which mark.</param>
/// <param name="Value">The new mark.</param>
public sealed record MarkStatement(MarkField Target, Expression Value) : Statement
{
    internal override void Write(RuleText text)
    {
        Target.Write(text);
        text.Append(" set ");
        Value.Write(text);
    }
}
