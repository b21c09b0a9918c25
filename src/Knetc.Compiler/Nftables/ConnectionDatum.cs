using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>A value of <see cref="ConnectionField"/>.</summary>
public sealed record ConnectionDatum(ConnectionValue Value) : Datum
{
    public static readonly ConnectionDatum New = new(ConnectionValue.New);

    public static readonly ConnectionDatum Dnat = new(ConnectionValue.Dnat);

    internal override void Write(RuleText text) => text.Append(Value switch
    {
        ConnectionValue.New => "new",
        ConnectionValue.Established => "established",
        ConnectionValue.Related => "related",
        ConnectionValue.Invalid => "invalid",
        ConnectionValue.Dnat => "dnat",
        ConnectionValue.Snat => "snat",
        ConnectionValue.Original => "original",
        _ => "reply",
    });
}
