using System.Collections.Immutable;
using Knetc.Net;
using Knetc.Planning;

namespace Knetc.PodNetwork;

/// <summary>A node's end of the VXLAN overlay.</summary>
/// <param name="Device">Name of the interface.</param>
/// <param name="Vni">Number of the VXLAN.</param>
/// <param name="Port">UDP port.</param>
/// <param name="Local">The node's address that packets are sent from and to.</param>
/// <param name="Mtu">Largest packet inside.</param>
/// <param name="Mac">The interface's own hardware address, by which the others know it.</param>
/// <param name="Peers">The other nodes.</param>
public sealed record Overlay(string Device, int Vni, int Port, PlannedAddress Local, int Mtu, string Mac, ImmutableArray<OverlayPeer> Peers)
{
    /// <summary>What the outer headers take of a packet: IP, UDP, VXLAN and the inner Ethernet header.</summary>
    public static int Overhead(IpFamily family) => family == IpFamily.IPv4 ? 50 : 70;
}
