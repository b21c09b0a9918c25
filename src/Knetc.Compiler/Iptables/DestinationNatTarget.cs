using Knetc.Net;

namespace Knetc.Iptables;

/// <summary>Sends the packet to another address and port.</summary>
/// <param name="Address">The new destination.</param>
/// <param name="Port">The new destination port.</param>
/// <param name="Text">Both as the reference writes them, IPv6 in brackets.</param>
public sealed record DestinationNatTarget(IpAddress Address, int Port, string Text) : Target
{
    internal override void Write(RuleText text)
    {
        text.Append("-j DNAT --to-destination ");
        text.Append(Text);
    }
}
