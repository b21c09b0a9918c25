using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>A protocol above IP.</summary>
public sealed record ProtocolDatum : Datum
{
    public static readonly ProtocolDatum Tcp = new("tcp");

    public static readonly ProtocolDatum Udp = new("udp");

    public static readonly ProtocolDatum Sctp = new("sctp");

    private ProtocolDatum(string name) => Name = name;

    /// <summary>tcp, udp or sctp.</summary>
    public string Name { get; }

    public static ProtocolDatum Of(string name) => name switch
    {
        "tcp" => Tcp,
        "udp" => Udp,
        "sctp" => Sctp,
        _ => throw new ArgumentException($"No protocol: {name}", nameof(name)),
    };

    internal override void Write(RuleText text) => text.Append(Name);
}
