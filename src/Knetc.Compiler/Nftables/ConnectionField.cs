using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>What connection tracking knows of the packet.</summary>
public sealed record ConnectionField(ConnectionProperty Property) : Expression
{
    public static readonly ConnectionField State = new(ConnectionProperty.State);

    public static readonly ConnectionField Status = new(ConnectionProperty.Status);

    public static readonly ConnectionField Direction = new(ConnectionProperty.Direction);

    internal override void Write(RuleText text) => text.Append(Property switch
    {
        ConnectionProperty.State => "ct state",
        ConnectionProperty.Status => "ct status",
        _ => "ct direction",
    });
}
