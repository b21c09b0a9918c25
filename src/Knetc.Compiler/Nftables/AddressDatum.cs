using Knetc.Iptables;
using Knetc.Net;

namespace Knetc.Nftables;

/// <summary>One address.</summary>
public sealed record AddressDatum(IpAddress Address) : Datum
{
    internal override void Write(RuleText text) => text.Append(Address);
}
