using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Tracing;

/// <summary>What a packet's destination is to a service port.</summary>
/// <param name="Port">The service port.</param>
/// <param name="Name">Such as <c>cluster IP</c>.</param>
/// <param name="IsExternal">Whether the policy for external traffic counts.</param>
/// <param name="IsLoadBalancer">Whether source ranges count.</param>
internal sealed record TracedEntry(NodeServicePort Port, string Name, bool IsExternal, bool IsLoadBalancer)
{
    /// <summary>All service ports that the packet may be meant for.</summary>
    /// <param name="plan">The node.</param>
    /// <param name="packet">The packet.</param>
    /// <param name="isLocal">Which addresses the node has.</param>
    public static IEnumerable<TracedEntry> Of(NodePlan plan, Packet packet, Predicate<IpAddress> isLocal)
    {
        foreach (var nodePort in plan.Family(packet.Family).Ports)
        {
            var port = nodePort.Port;
            if (port.Protocol != packet.Protocol) continue;
            if (port.Port == packet.DestinationPort)
            {
                if (port.ClusterIP.Address == packet.Destination) yield return new(nodePort, "cluster IP", false, false);
                else if (Has(port.LoadBalancerVips, packet.Destination)) yield return new(nodePort, "load-balancer IP", true, true);
                else if (Has(port.ExternalIPs, packet.Destination)) yield return new(nodePort, "external IP", true, false);
            }

            if (port.NodePort != 0 && port.NodePort == packet.DestinationPort && isLocal(packet.Destination))
            {
                yield return new(nodePort, "node port", true, false);
            }
        }
    }

    private static bool Has(System.Collections.Immutable.ImmutableArray<PlannedAddress> addresses, IpAddress address)
    {
        foreach (var candidate in addresses)
        {
            if (candidate.Address == address) return true;
        }

        return false;
    }
}
