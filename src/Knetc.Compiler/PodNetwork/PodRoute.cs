using Knetc.Net;
using Knetc.Schema;

namespace Knetc.PodNetwork;

/// <summary>The way to the pods of another node.</summary>
/// <param name="Destination">The pods' subnet.</param>
/// <param name="Via">The other node; in an overlay, its gateway.</param>
/// <param name="Source">In an overlay, the address that the node itself uses on this way; else null.</param>
/// <param name="Origin">The field that gives the subnet to the node.</param>
public sealed record PodRoute(IpNetwork Destination, IpAddress Via, IpAddress? Source, Origin Origin);
