namespace Knetc.Iptables;

/// <summary>The transport protocol, in lower case; loads the protocol's module first, as the reference does.</summary>
public sealed record ProtocolMatch(string Protocol) : Match
{
    private static readonly ProtocolMatch Tcp = new("tcp");
    private static readonly ProtocolMatch Udp = new("udp");
    private static readonly ProtocolMatch Sctp = new("sctp");

    /// <summary>The match of a protocol; the three usual ones are shared.</summary>
    public static ProtocolMatch Of(string protocol) => protocol switch
    {
        "tcp" => Tcp,
        "udp" => Udp,
        "sctp" => Sctp,
        _ => new ProtocolMatch(protocol),
    };

    internal override void Write(RuleText text)
    {
        text.Append("-m ");
        text.Append(Protocol);
        text.Append(" -p ");
        text.Append(Protocol);
    }
}
