using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>Gives the connection the node's address as source, and a random port. Ends the rule with acceptance.</summary>
public sealed record MasqueradeStatement : Statement
{
    public static readonly MasqueradeStatement Instance = new();

    internal override void Write(RuleText text) => text.Append("masquerade fully-random");
}
