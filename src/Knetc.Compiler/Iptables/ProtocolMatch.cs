namespace Knetc.Iptables;

/// <summary>The transport protocol, in lower case.</summary>
/// <param name="Protocol">tcp, udp or sctp.</param>
/// <param name="LoadsModule">The protocol's module is named, as the reference does in iptables mode.</param>
/// <param name="ModuleFollows">It is named behind the protocol, as the reference did in userspace mode.</param>
public sealed record ProtocolMatch(string Protocol, bool LoadsModule = true, bool ModuleFollows = false) : Match
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
        if (LoadsModule && !ModuleFollows)
        {
            text.Append("-m ");
            text.Append(Protocol);
            text.Append(' ');
        }

        text.Append("-p ");
        text.Append(Protocol);
        if (!ModuleFollows) return;
        text.Append(" -m ");
        text.Append(Protocol);
    }
}
