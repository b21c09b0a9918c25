namespace Knetc.Iptables;

/// <summary>Remembers the source address in the list of that name; always holds.</summary>
public sealed record RecentSetMatch(string List) : Match
{
    internal override void Write(RuleText text)
    {
        text.Append("-m recent --name ");
        text.Append(List);
        text.Append(" --set");
    }
}
