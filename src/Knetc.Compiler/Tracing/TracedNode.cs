using System.Collections.Immutable;
using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Tracing;

/// <summary>What the kernel of a node knows apart from rules: its own addresses.</summary>
/// <param name="NodeIP">The address that packets get as their source when they are masqueraded.</param>
/// <param name="Addresses">The addresses on the node's interfaces. All of 127.0.0.0/8 is the node's own anyway.</param>
internal sealed record TracedNode(IpAddress NodeIP, ImmutableHashSet<IpAddress> Addresses)
{
    public static TracedNode Create(NodePlan plan, IpFamily family, params IEnumerable<PlannedAddress> others) => new(
        plan.Addresses.NodeIP(family),
        [.. plan.Addresses.Interfaces, .. others.Select(static address => address.Address)]);

    public bool IsLocal(IpAddress address) => address.IsLoopback || Addresses.Contains(address);
}
