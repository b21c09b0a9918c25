using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>One port.</summary>
public sealed record PortDatum(int Port) : Datum
{
    internal override void Write(RuleText text) => text.Append(Port);
}
