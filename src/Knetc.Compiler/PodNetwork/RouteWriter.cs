using System.Buffers;
using Knetc.Iptables;

namespace Knetc.PodNetwork;

/// <summary>
/// Writes <c>routes.batch</c>, input of <c>ip -batch</c>: the routes to the pods of other nodes and, in an overlay, the hardware
/// addresses of their gateways.
/// </summary>
internal static class RouteWriter
{
    /// <summary>Marks a route as ours; no routing daemon is known to use the number.</summary>
    public const int RouteProtocol = 75;

    public static void Write(NodePodNetwork network, IBufferWriter<char> output, Action<LineOrigin>? lineOrigins)
    {
        var text = new PodNetworkText(output, lineOrigins);
        if (network.Overlay is { } overlay)
        {
            foreach (var peer in overlay.Peers)
            {
                foreach (var subnet in peer.Subnets) text.Line($"neigh replace {subnet.Gateway} lladdr {peer.Mac} dev {overlay.Device} nud permanent", subnet.Origin);
            }
        }

        foreach (var route in network.Routes)
        {
            if (route.Source is { } source) text.Line($"route replace {route.Destination} via {route.Via} dev {network.Overlay!.Device} onlink src {source} proto {RouteProtocol}", route.Origin);
            else text.Line($"route replace {route.Destination} via {route.Via} proto {RouteProtocol}", route.Origin);
        }

        text.End();
    }
}
