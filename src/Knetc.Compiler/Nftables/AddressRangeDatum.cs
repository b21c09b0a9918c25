using Knetc.Iptables;
using Knetc.Net;

namespace Knetc.Nftables;

/// <summary>All addresses from <paramref name="First"/> to <paramref name="Last"/>.</summary>
public sealed record AddressRangeDatum(IpAddress First, IpAddress Last) : Datum
{
    internal override void Write(RuleText text)
    {
        text.Append(First);
        text.Append('-');
        text.Append(Last);
    }
}
