using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>An address of the node itself.</summary>
public sealed record AddressTypeDatum : Datum
{
    public static readonly AddressTypeDatum Local = new();

    internal override void Write(RuleText text) => text.Append("local");
}
