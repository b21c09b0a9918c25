namespace Knetc.Iptables;

/// <summary>The source address was remembered in the list of that name at most that many seconds ago.</summary>
public sealed record RecentCheckMatch(string List, int Seconds) : Match
{
    internal override void Write(RuleText text)
    {
        text.Append("-m recent --name ");
        text.Append(List);
        text.Append(" --rcheck --seconds ");
        text.Append(Seconds);
        text.Append(" --reap");
    }
}
