namespace Knetc.Iptables;

/// <summary>The interface a packet came in by. Packets of the node itself have none.</summary>
/// <param name="Name">Name, or the start of names.</param>
/// <param name="IsPrefix">Whether <paramref name="Name"/> is only the start.</param>
/// <param name="Negated">Any other interface, or none.</param>
public sealed record InputInterfaceMatch(string Name, bool IsPrefix, bool Negated) : Match
{
    internal override void Write(RuleText text)
    {
        text.Append(Negated ? "! -i " : "-i ");
        text.Append(Name);
        if (IsPrefix) text.Append('+');
    }
}
