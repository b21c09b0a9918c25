using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>The protocol above IP.</summary>
public sealed record ProtocolField : Expression
{
    public static readonly ProtocolField Instance = new();

    internal override void Write(RuleText text) => text.Append("meta l4proto");
}
