using Knetc.Iptables;
using Knetc.Nftables;

namespace Knetc.Tracing;

/// <summary>An address that is not the node's own; rules never name it.</summary>
internal sealed record OtherAddressTypeDatum : Datum
{
    public static readonly OtherAddressTypeDatum Instance = new();

    internal override void Write(RuleText text) => text.Append("other");
}
