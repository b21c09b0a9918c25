namespace Knetc.Iptables;

/// <summary>How a packet's way ends.</summary>
public enum Verdict
{
    Accept,
    Drop,

    /// <summary>Refused with an ICMP port-unreachable message.</summary>
    Reject,

    /// <summary>Back to the chain that jumped here.</summary>
    Return,
}
