using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>The types of expressions; numbers of <c>numgen</c> have no other name.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value; null in a set. <see cref="NftVerdict"/> stands for any verdict.</param>
public sealed record ExpressionElementType(Expression Key, Expression? Value = null) : ElementType
{
    public override bool IsMap => Value is not null;

    internal override void Write(RuleText text)
    {
        text.Append("typeof ");
        Key.Write(text);
        if (Value is null) return;
        text.Append(" : ");
        if (Value is NftVerdict) text.Append("verdict");
        else Value.Write(text);
    }
}
