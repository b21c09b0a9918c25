namespace Knetc.Iptables;

/// <summary>Addresses and ports of the packet are together an entry of a set.</summary>
/// <param name="Set">Name of the set.</param>
/// <param name="Sides">For each part of an entry, whether the packet's source or destination counts: <c>dst,dst,src</c>.</param>
public sealed record SetMatch(string Set, string Sides) : Match
{
    internal override void Write(RuleText text)
    {
        text.Append("-m set --match-set ");
        text.Append(Set);
        text.Append(' ');
        text.Append(Sides);
    }
}
