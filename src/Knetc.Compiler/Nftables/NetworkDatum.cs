using Knetc.Iptables;
using Knetc.Net;

namespace Knetc.Nftables;

/// <summary>All addresses of a network.</summary>
public sealed record NetworkDatum(IpNetwork Network) : Datum
{
    internal override void Write(RuleText text)
    {
        text.Append(Network.Address);
        if (Network.IsSingleAddress) return;
        text.Append('/');
        text.Append(Network.PrefixLength);
    }
}
