namespace Knetc.Iptables;

/// <summary>Which of a packet's two addresses is meant.</summary>
public enum PacketSide
{
    Source,
    Destination,
}
