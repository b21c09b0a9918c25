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
    private readonly Dictionary<string, ILookup<(IpAddress, string?, int), IpSetEntry>> _entries = [];

    public SetIndex(ImmutableArray<IpSet> sets)
    {
        _sets = sets.ToDictionary(static set => set.Name);
        foreach (var set in sets)
        {
            _entries.Add(set.Name, set.Entries.ToLookup(static entry => (entry.Address, entry.Protocol, entry.Port)));
        }
    }

    /// <summary>The entry that the packet is; null when the set has none.</summary>
    public IpSetEntry? Find(SetMatch match, PacketState packet)
    {
        string[] sides = match.Sides.Split(',');
        var type = _sets[match.Set].Definition.Type;
        var entries = _entries[match.Set][type switch
        {
            IpSetType.BitmapPort => (default, null, PortOn(sides[0], packet)),
            IpSetType.HashIp => (AddressOn(sides[0], packet), null, 0),
            _ => (AddressOn(sides[0], packet), packet.Packet.Protocol, PortOn(sides[1], packet)),
        }];
        bool hasSource = type is IpSetType.HashIpPortIp or IpSetType.HashIpPortNet;
        foreach (var entry in entries)
        {
            if (!hasSource || entry.Source.Contains(AddressOn(sides[2], packet))) return entry;
        }

        return null;
    }

    private static IpAddress AddressOn(string side, PacketState packet) => side == "src" ? packet.Source : packet.Destination;

    private static int PortOn(string side, PacketState packet) => side == "src" ? packet.Packet.SourcePort : packet.DestinationPort;
}
