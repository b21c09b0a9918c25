using Knetc.Net;
using Knetc.Schema;

namespace Knetc.Planning;

/// <summary>An address that traffic is sent to, spelled canonically, and the field that asks for it.</summary>
public sealed record PlannedAddress(IpAddress Address, Origin Origin)
{
    /// <summary>The canonical text, kept because every rule about the address repeats it.</summary>
    public string Text { get; } = Address.ToString();
}
