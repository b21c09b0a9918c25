namespace Knetc.Iptables;

/// <summary>The destination port; needs a <see cref="ProtocolMatch"/> before it.</summary>
public sealed record DestinationPortMatch(int Port) : Match
{
    internal override void Write(RuleText text)
    {
        text.Append("--dport ");
        text.Append(Port);
    }
}
