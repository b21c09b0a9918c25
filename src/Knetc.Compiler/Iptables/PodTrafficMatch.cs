using Knetc.Planning;

namespace Knetc.Iptables;

/// <summary>How a rule recognises traffic of the node's own pods.</summary>
internal static class PodTrafficMatch
{
    /// <summary>The match, or null when nothing tells such traffic from other traffic.</summary>
    public static Match? Create(LocalDetector detector, bool negated) => detector.Kind switch
    {
        LocalDetectorKind.Network => new AddressMatch(PacketSide.Source, detector.Network, detector.Network.ToString(), negated),
        LocalDetectorKind.Interface => new InputInterfaceMatch(detector.Interface, IsPrefix: false, negated),
        LocalDetectorKind.InterfacePrefix => new InputInterfaceMatch(detector.Interface, IsPrefix: true, negated),
        _ => null,
    };
}
