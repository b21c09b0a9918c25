namespace Knetc.Iptables;

/// <summary>The packet did not come in by a port of a bridge.</summary>
public sealed record BridgePortMatch : Match
{
    public static readonly BridgePortMatch NotIn = new();

    internal override void Write(RuleText text) => text.Append("-m physdev ! --physdev-is-in");
}
