using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>Drops the packet and tells the sender: port unreachable, whatever the protocol.</summary>
public sealed record RejectStatement : Statement
{
    public static readonly RejectStatement Instance = new();

    internal override void Write(RuleText text) => text.Append("reject");
}
