using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>Takes the verdict from a map; without an element for the key the rule ends and the next one follows.</summary>
/// <param name="Key">What is looked up.</param>
/// <param name="Map">A map whose values are verdicts.</param>
public sealed record VerdictMapStatement(Expression Key, SetReference Map) : Statement
{
    internal override void Write(RuleText text)
    {
        Key.Write(text);
        text.Append(" vmap ");
        Map.Write(text);
    }
}
