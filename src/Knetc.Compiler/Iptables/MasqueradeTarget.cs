namespace Knetc.Iptables;

/// <summary>Replaces the source address by the node's own.</summary>
/// <param name="RandomPorts">The source port is random too; otherwise it is kept where possible.</param>
public sealed record MasqueradeTarget(bool RandomPorts) : Target
{
    public static readonly MasqueradeTarget Instance = new(RandomPorts: true);
    public static readonly MasqueradeTarget KeepingPorts = new(RandomPorts: false);

    internal override void Write(RuleText text) => text.Append(RandomPorts ? "-j MASQUERADE --random-fully" : "-j MASQUERADE");
}
