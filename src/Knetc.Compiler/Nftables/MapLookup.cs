using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>The value a map has for a key; without an element for it the rule ends.</summary>
public sealed record MapLookup(Expression Key, SetReference Map) : Expression
{
    internal override void Write(RuleText text)
    {
        Key.Write(text);
        text.Append(" map ");
        Map.Write(text);
    }
}
