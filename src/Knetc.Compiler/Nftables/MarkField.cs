using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>The mark of the packet, or of its connection.</summary>
public sealed record MarkField(bool OfConnection) : Expression
{
    public static readonly MarkField Packet = new(OfConnection: false);

    public static readonly MarkField Connection = new(OfConnection: true);

    internal override void Write(RuleText text) => text.Append(OfConnection ? "ct mark" : "meta mark");
}
