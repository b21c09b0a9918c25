namespace Knetc.Iptables;

/// <summary>The source or destination is an address of the node.</summary>
public sealed record LocalAddressMatch(PacketSide Side) : Match
{
    public static readonly LocalAddressMatch Source = new(PacketSide.Source);
    public static readonly LocalAddressMatch Destination = new(PacketSide.Destination);

    internal override void Write(RuleText text) =>
        text.Append(Side == PacketSide.Source ? "-m addrtype --src-type LOCAL" : "-m addrtype --dst-type LOCAL");
}
