namespace Knetc.Iptables;

/// <summary>The packet's connection is in one of these states, or in none of them.</summary>
/// <param name="States">States joined by commas, in the reference's order.</param>
/// <param name="Negated">None of them.</param>
public sealed record ConnectionStateMatch(string States, bool Negated = false) : Match
{
    internal override void Write(RuleText text)
    {
        text.Append(Negated ? "-m conntrack ! --ctstate " : "-m conntrack --ctstate ");
        text.Append(States);
    }
}
