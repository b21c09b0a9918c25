using Knetc.Net;
using Knetc.Schema;

namespace Knetc.Ipvs;

/// <summary>An endpoint behind a virtual server. Packets are masqueraded to it, and all have the same weight.</summary>
/// <param name="Address">Address of the endpoint.</param>
/// <param name="Port">Its port.</param>
/// <param name="Origin">The endpoint in its slice, or the workload it was made from.</param>
public sealed record RealServer(IpAddress Address, int Port, Origin Origin)
{
    /// <summary>The weight of every real server.</summary>
    public const int Weight = 1;

    /// <summary>Address and port, IPv6 in brackets.</summary>
    public string Text { get; } = Address.WithPort(Port);
}
