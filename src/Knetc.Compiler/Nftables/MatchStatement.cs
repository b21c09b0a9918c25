using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>
/// Ends the rule unless the two sides agree: equal data; a network, range or set on the right contains the left; one of
/// the states or statuses on the right is among those of the left.
/// </summary>
/// <param name="Left">What is looked at.</param>
/// <param name="Right">A <see cref="Datum"/> or a <see cref="SetReference"/>.</param>
/// <param name="Negated">Ends the rule when they agree.</param>
public sealed record MatchStatement(Expression Left, Expression Right, bool Negated = false) : Statement
{
    internal override void Write(RuleText text)
    {
        Left.Write(text);
        text.Append(Negated ? " != " : Left is BitExpression ? " == " : " ");
        Right.Write(text);
    }
}
