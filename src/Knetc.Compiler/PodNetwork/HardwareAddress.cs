using System.Collections.Immutable;
using Knetc.Net;

namespace Knetc.PodNetwork;

/// <summary>
/// Hardware addresses of our own making, which stay the same when an interface is made anew: others remember them. Four bytes are
/// the IPv4 address or, without one, the IPv6 address folded; of the gateways of different nodes that gives different ones.
/// </summary>
internal static class HardwareAddress
{
    /// <summary>The second byte for bridges and pods, as CNI's plugins had it.</summary>
    private const byte BridgeTag = 0x58;

    private const byte OverlayTag = 0x59;

    public static string OfBridge(ImmutableArray<PodSubnet> subnets) => Create(BridgeTag, subnets.Select(static subnet => subnet.Gateway));

    public static string OfPod(ImmutableArray<IpAddress> addresses) => Create(BridgeTag, addresses);

    public static string OfOverlay(ImmutableArray<PodSubnet> subnets) => Create(OverlayTag, subnets.Select(static subnet => subnet.Gateway));

    /// <summary>0a has the bit of addresses that are not a manufacturer's.</summary>
    private static string Create(byte tag, IEnumerable<IpAddress> addresses)
    {
        var address = addresses.OrderBy(static address => address.Family).First();
        uint bytes = (uint)address.Low;
        if (address.Family == IpFamily.IPv6) bytes ^= (uint)(address.Low >> 32) ^ (uint)address.High ^ (uint)(address.High >> 32);
        return $"0a:{tag:x2}:{(byte)(bytes >> 24):x2}:{(byte)(bytes >> 16):x2}:{(byte)(bytes >> 8):x2}:{(byte)bytes:x2}";
    }
}
