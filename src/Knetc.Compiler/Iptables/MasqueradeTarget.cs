namespace Knetc.Iptables;

/// <summary>Replaces the source address by the node's own, with a random source port.</summary>
public sealed record MasqueradeTarget : Target
{
    public static readonly MasqueradeTarget Instance = new();

    internal override void Write(RuleText text) => text.Append("-j MASQUERADE --random-fully");
}
