namespace Knetc.Iptables;

/// <summary>The source or destination is an address of the node, or is none.</summary>
public sealed record LocalAddressMatch(PacketSide Side, bool Negated = false) : Match
{
    public static readonly LocalAddressMatch Source = new(PacketSide.Source);
    public static readonly LocalAddressMatch Destination = new(PacketSide.Destination);

    internal override void Write(RuleText text)
    {
        text.Append(Negated ? "-m addrtype ! " : "-m addrtype ");
        text.Append(Side == PacketSide.Source ? "--src-type LOCAL" : "--dst-type LOCAL");
    }
}
