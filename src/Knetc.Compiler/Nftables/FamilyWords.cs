using Knetc.Iptables;
using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Nftables;

/// <summary>The parts of rules that are the same all over one family's table.</summary>
internal sealed class FamilyWords
{
    private static readonly PortField DestinationPort = new(PacketSide.Destination);

    public static readonly FamilyWords IPv4 = new(IpFamily.IPv4);

    public static readonly FamilyWords IPv6 = new(IpFamily.IPv6);

    public static readonly VerdictStatement ToMark = VerdictStatement.Jump(NftablesNames.MarkForMasquerade);

    public static readonly MatchStatement FromNode = new(new AddressTypeField(PacketSide.Source), AddressTypeDatum.Local);

    public static readonly MatchStatement ToNode = new(new AddressTypeField(PacketSide.Destination), AddressTypeDatum.Local);

    private static readonly MatchStatement IsTcp = new(ProtocolField.Instance, ProtocolDatum.Tcp);
    private static readonly MatchStatement IsUdp = new(ProtocolField.Instance, ProtocolDatum.Udp);
    private static readonly MatchStatement IsSctp = new(ProtocolField.Instance, ProtocolDatum.Sctp);

    private FamilyWords(IpFamily family)
    {
        Family = family;
        AddressType = family == IpFamily.IPv4 ? DatumType.IPv4Address : DatumType.IPv6Address;
        Source = new AddressField(family, PacketSide.Source);
        Destination = new AddressField(family, PacketSide.Destination);
        ServiceKey = new Concatenation(Destination, ProtocolField.Instance, DestinationPort);
        NodePortKey = new Concatenation(ProtocolField.Instance, DestinationPort);
        ServiceMap = new NamedElementType([AddressType, DatumType.Protocol, DatumType.Port], [DatumType.Verdict]);
        NodePortMap = new NamedElementType([DatumType.Protocol, DatumType.Port], [DatumType.Verdict]);
    }

    public IpFamily Family { get; }

    public DatumType AddressType { get; }

    public AddressField Source { get; }

    public AddressField Destination { get; }

    /// <summary>Destination, protocol and destination port.</summary>
    public Concatenation ServiceKey { get; }

    /// <summary>Protocol and destination port.</summary>
    public Concatenation NodePortKey { get; }

    /// <summary>From <see cref="ServiceKey"/> to a verdict.</summary>
    public NamedElementType ServiceMap { get; }

    /// <summary>From <see cref="NodePortKey"/> to a verdict.</summary>
    public NamedElementType NodePortMap { get; }

    public static FamilyWords Of(IpFamily family) => family == IpFamily.IPv4 ? IPv4 : IPv6;

    public static MatchStatement IsProtocol(string protocol) => protocol switch
    {
        "tcp" => IsTcp,
        "udp" => IsUdp,
        _ => IsSctp,
    };

    /// <summary>Recognises traffic of the node's own pods, or all other traffic; null when nothing tells them apart.</summary>
    public MatchStatement? PodTraffic(LocalDetector detector, bool negated) => detector.Kind switch
    {
        LocalDetectorKind.Network => new(Source, new NetworkDatum(detector.Network), negated),

        // By name, so that the interface need not be there when the rules are loaded.
        LocalDetectorKind.Interface => new(new InterfaceField(PacketSide.Source), new InterfaceDatum(detector.Interface), negated),
        LocalDetectorKind.InterfacePrefix =>
            new(new InterfaceField(PacketSide.Source), new InterfaceDatum(detector.Interface, IsPrefix: true), negated),
        _ => null,
    };
}
