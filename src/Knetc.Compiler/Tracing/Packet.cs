using Knetc.Net;

namespace Knetc.Tracing;

/// <summary>A packet before it meets any rule.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="Destination">Where it is addressed to; of the same family.</param>
/// <param name="Protocol">tcp, udp or sctp.</param>
/// <param name="DestinationPort">The port it is addressed to.</param>
public sealed record Packet(IpAddress Source, IpAddress Destination, string Protocol, int DestinationPort)
{
    /// <summary>A port of the range that clients take theirs from.</summary>
    public int SourcePort { get; init; } = 49152;

    /// <summary>The interface it arrives by; null for a packet that the node itself sends.</summary>
    public string? InputInterface { get; init; }

    /// <summary>Whether it arrives by a port of a bridge whose packets netfilter sees.</summary>
    public bool FromBridgePort { get; init; }

    public ConnectionState State { get; init; }

    public IpFamily Family => Destination.Family;
}
