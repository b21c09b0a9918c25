using System.Collections.Immutable;
using Knetc.Ipvs;
using Knetc.Net;

namespace Knetc.Tracing;

/// <summary>A packet on its way, on one of the ways that chance may choose.</summary>
/// <param name="Packet">As it was before.</param>
/// <param name="Probability">How likely this way is.</param>
internal sealed record PacketState(Packet Packet, Fraction Probability)
{
    public IpAddress Source { get; init; } = Packet.Source;

    public IpAddress Destination { get; init; } = Packet.Destination;

    public int DestinationPort { get; init; } = Packet.DestinationPort;

    /// <summary>The interface it came in by; lo once a packet of the node has left by it.</summary>
    public string? InputInterface { get; init; } = Packet.InputInterface;

    public uint Mark { get; init; }

    public uint ConnectionMark { get; init; }

    public PacketFate Fate { get; init; }

    /// <summary>Whether rules have had their chance to translate the destination; they get only one.</summary>
    public bool DestinationSettled { get; init; }

    /// <summary>The same for the source.</summary>
    public bool SourceSettled { get; init; }

    /// <summary>A rule translated the destination; IPVS does that without netfilter's knowledge.</summary>
    public bool Translated { get; init; }

    /// <summary>A rule replaced the source by an address of the node.</summary>
    public bool Masqueraded { get; init; }

    /// <summary>The virtual server of IPVS that took it.</summary>
    public VirtualServer? VirtualServer { get; init; }

    /// <summary>A rule of ours changed it or decided about it.</summary>
    public bool Concerned { get; init; }

    /// <summary>What rules remembered of it.</summary>
    public ImmutableArray<AffinityEntry> Remembered { get; init; } = [];
}
