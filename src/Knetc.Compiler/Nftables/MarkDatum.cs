using Knetc.Iptables;

namespace Knetc.Nftables;

/// <summary>A mark.</summary>
public sealed record MarkDatum(uint Mark) : Datum
{
    internal override void Write(RuleText text) => text.AppendMark(Mark);
}
