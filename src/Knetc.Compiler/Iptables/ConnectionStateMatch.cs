namespace Knetc.Iptables;

/// <summary>The packet's connection is in one of these states, or in none of them.</summary>
/// <param name="States">States joined by commas, in the reference's order.</param>
/// <param name="Negated">None of them.</param>
/// <param name="ByOldName">The module is called by the name it had before Linux 2.6.</param>
public sealed record ConnectionStateMatch(string States, bool Negated = false, bool ByOldName = false) : Match
{
    internal override void Write(RuleText text)
    {
        text.Append(ByOldName ? "-m state " : "-m conntrack ");
        if (Negated) text.Append("! ");
        text.Append(ByOldName ? "--state " : "--ctstate ");
        text.Append(States);
    }
}
