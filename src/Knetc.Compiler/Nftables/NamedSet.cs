using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>A set or map of the table.</summary>
public sealed record NamedSet(string Name) : SetReference
{
    internal override void Write(RuleText text)
    {
        text.Append('@');
        text.Append(Name);
    }
}
