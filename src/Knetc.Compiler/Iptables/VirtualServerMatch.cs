using Knetc.Planning;

namespace Knetc.Iptables;

/// <summary>The packet belongs to a connection through this virtual server of IPVS.</summary>
/// <param name="Address">Address of the virtual server.</param>
/// <param name="Protocol">Its protocol in lower case.</param>
/// <param name="Port">Its port.</param>
public sealed record VirtualServerMatch(PlannedAddress Address, string Protocol, int Port) : Match
{
    internal override void Write(RuleText text)
    {
        text.Append("-m ipvs --vaddr ");
        text.Append(Address.Text);
        text.Append(" --vproto ");
        text.Append(Protocol);
        text.Append(" --vport ");
        text.Append(Port);
    }
}
