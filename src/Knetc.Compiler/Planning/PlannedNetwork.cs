using Knetc.Net;
using Knetc.Schema;

namespace Knetc.Planning;

/// <summary>A network that rules match, masked and spelled canonically, and the field that names it.</summary>
public sealed record PlannedNetwork(IpNetwork Network, Origin Origin)
{
    /// <summary>The canonical text.</summary>
    public string Text { get; } = Network.ToString();
}
