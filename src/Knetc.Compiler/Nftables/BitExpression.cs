using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>An operation on the bits of a mark.</summary>
public sealed record BitExpression(Expression Operand, BitOperator Operator, uint Mask) : Expression
{
    internal override void Write(RuleText text)
    {
        Operand.Write(text);
        text.Append(Operator switch
        {
            BitOperator.And => " & ",
            BitOperator.Or => " | ",
            _ => " ^ ",
        });
        text.AppendMark(Mask);
    }
}
