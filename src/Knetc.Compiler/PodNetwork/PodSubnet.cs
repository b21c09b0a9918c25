using Knetc.Net;
using Knetc.Schema;

namespace Knetc.PodNetwork;

/// <summary>The addresses that a node has for its pods, in one family.</summary>
/// <param name="Network">The node's pod range; it has room for a gateway and a pod.</param>
/// <param name="Origin">The field that gives it to the node.</param>
public sealed record PodSubnet(IpNetwork Network, Origin Origin)
{
    public IpFamily Family => Network.Family;

    /// <summary>The bridge's address, by which pods reach everything else.</summary>
    public IpAddress Gateway { get; } = Network.First.Add(1);
}
