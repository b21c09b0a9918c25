using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Iptables;

/// <summary>The source or destination address lies in a network, or outside it.</summary>
/// <param name="Side">Which address.</param>
/// <param name="Network">The network; a single address is one of full length.</param>
/// <param name="Text">The network as the reference spells it, single addresses mostly without a length.</param>
/// <param name="Negated">Outside.</param>
public sealed record AddressMatch(PacketSide Side, IpNetwork Network, string Text, bool Negated = false) : Match
{
    public static AddressMatch Destination(PlannedAddress address) => Destination(address.Address, address.Text);

    public static AddressMatch Destination(IpAddress address, string text) =>
        new(PacketSide.Destination, new IpNetwork(address, address.BitLength), text);

    public static AddressMatch Source(PlannedAddress address) => Source(address.Address, address.Text);

    public static AddressMatch Source(IpAddress address, string text) =>
        new(PacketSide.Source, new IpNetwork(address, address.BitLength), text);

    public static AddressMatch Source(PlannedNetwork network) => new(PacketSide.Source, network.Network, network.Text);

    internal override void Write(RuleText text)
    {
        if (Negated) text.Append("! ");
        text.Append(Side == PacketSide.Source ? "-s " : "-d ");
        text.Append(Text);
    }
}
