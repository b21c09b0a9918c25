using Knetc.Iptables;
using Knetc.Net;

namespace Knetc.Nftables;

/// <summary>
/// Sends the connection to another destination and accepts the packet. A map without an element for its key ends the rule,
/// and the next one follows.
/// </summary>
/// <param name="Family">The family of the destination.</param>
/// <param name="Destination">
/// A <see cref="DatumTuple"/> of address and port, or a <see cref="MapLookup"/> whose values are such tuples.
/// </param>
public sealed record DestinationNatStatement(IpFamily Family, Expression Destination) : Statement
{
    internal override void Write(RuleText text)
    {
        if (Destination is DatumTuple { Parts: [AddressDatum address, PortDatum port] })
        {
            text.Append("dnat to ");
            if (Family == IpFamily.IPv6) text.Append('[');
            address.Write(text);
            text.Append(Family == IpFamily.IPv6 ? "]:" : ":");
            port.Write(text);
            return;
        }

        text.Append(Family == IpFamily.IPv4 ? "dnat ip to " : "dnat ip6 to ");
        Destination.Write(text);
    }
}
