using System.Collections.Immutable;
using Knetc.Iptables;
using Knetc.Ipvs;
using Knetc.Net;

namespace Knetc.Tracing;

/// <summary>Looks packets up in IP sets.</summary>
internal sealed class SetIndex
{
    public static readonly SetIndex Empty = new([]);

    private readonly Dictionary<string, IpSet> _sets;
    private readonly Dictionary<string, ILookup<(IpAddress, string?, int), IpNetwork>> _entries = [];

    public SetIndex(ImmutableArray<IpSet> sets)
    {
        _sets = sets.ToDictionary(static set => set.Name);
        foreach (var set in sets)
        {
            _entries.Add(set.Name, set.Entries.ToLookup(static entry => (entry.Address, entry.Protocol, entry.Port), static entry => entry.Source));
        }
    }

    public bool Contains(SetMatch match, PacketState packet)
    {
        string[] sides = match.Sides.Split(',');
        var entries = _entries[match.Set];
        string protocol = packet.Packet.Protocol;
        switch (_sets[match.Set].Definition.Type)
        {
            case IpSetType.BitmapPort:
                return entries.Contains((default, null, PortOn(sides[0], packet)));
            case IpSetType.HashIp:
                return entries.Contains((AddressOn(sides[0], packet), null, 0));
            case IpSetType.HashIpPort:
                return entries.Contains((AddressOn(sides[0], packet), protocol, PortOn(sides[1], packet)));
            default:
                var third = AddressOn(sides[2], packet);
                return entries[(AddressOn(sides[0], packet), protocol, PortOn(sides[1], packet))].Any(network => network.Contains(third));
        }
    }

    private static IpAddress AddressOn(string side, PacketState packet) => side == "src" ? packet.Source : packet.Destination;

    private static int PortOn(string side, PacketState packet) => side == "src" ? packet.Packet.SourcePort : packet.DestinationPort;
}
