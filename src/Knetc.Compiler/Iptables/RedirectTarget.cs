namespace Knetc.Iptables;

/// <summary>Sends the packet to a port of the node itself, at the address of the interface it came in by.</summary>
public sealed record RedirectTarget(int Port) : Target
{
    internal override void Write(RuleText text)
    {
        text.Append("-j REDIRECT --to-ports ");
        text.Append(Port);
    }
}
