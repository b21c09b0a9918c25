namespace Knetc.Iptables;

/// <summary>A comment. It always holds; the reference quotes it when it has blanks.</summary>
public sealed record CommentMatch(string Text) : Match
{
    internal override void Write(RuleText text)
    {
        text.Append("-m comment --comment ");
        if (!Text.Contains(' '))
        {
            text.Append(Text);
            return;
        }

        text.Append('"');
        text.Append(Text);
        text.Append('"');
    }
}
