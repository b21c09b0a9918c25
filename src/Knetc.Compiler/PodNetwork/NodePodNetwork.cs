using System.Collections.Immutable;
using System.Globalization;
using Knetc.Binding;
using Knetc.Binding.Validation;
using Knetc.Net;
using Knetc.Options;

namespace Knetc.PodNetwork;

/// <summary>What a node needs so that its pods reach each other, the pods of other nodes, and the outside.</summary>
/// <param name="Plan">What is the same on every node.</param>
/// <param name="Node">The node.</param>
/// <param name="Mtu">Largest packet of bridge and pods.</param>
/// <param name="Mac">Hardware address of the bridge, which would otherwise change as pods come and go.</param>
/// <param name="Pods">The node's pods, by namespace and name.</param>
/// <param name="Routes">The ways to the pods of other nodes, by node.</param>
/// <param name="Overlay">The node's end of the overlay, if there is one.</param>
public sealed record NodePodNetwork(
    PodNetworkPlan Plan,
    PodNode Node,
    int Mtu,
    string Mac,
    ImmutableArray<PodLink> Pods,
    ImmutableArray<PodRoute> Routes,
    Overlay? Overlay)
{
    private const int EthernetMtu = 1500;
    private const string DevicePrefix = "knetc.";

    public static NodePodNetwork Create(PodNetworkPlan plan, PodNode own)
    {
        var overlay = plan.Underlay is { } underlay ? CreateOverlay(plan, own, underlay) : null;
        var routes = plan.Options.Backend == PodNetworkBackend.Direct ? DirectRoutes(plan, own) : overlay is null ? [] : OverlayRoutes(own, overlay);
        return new NodePodNetwork(plan, own, overlay?.Mtu ?? plan.Options.Mtu ?? EthernetMtu, HardwareAddress.OfBridge(own.Subnets), LinksOf(own), routes, overlay);
    }

    private static ImmutableArray<PodLink> LinksOf(PodNode node)
    {
        var names = new PodLinkNames();
        var links = ImmutableArray.CreateBuilder<PodLink>(node.Pods.Length);
        foreach (var pod in node.Pods)
        {
            // Only such names may stand in a script's input.
            if (LexicalClass.NotDns1123Label(pod.Namespace) is not null || LexicalClass.NotDns1123Subdomain(pod.Name) is not null) continue;
            var addresses = AddressesOf(pod, node);
            if (addresses.IsEmpty) continue;
            links.Add(new PodLink(names.Interface(pod), PodLinkNames.NetworkNamespace(pod), HardwareAddress.OfPod(addresses), addresses, pod.Origin));
        }

        return links.ToImmutable();
    }

    /// <summary>An address outside the node's subnets cannot be reached by way of the node; another rule reports it.</summary>
    private static ImmutableArray<IpAddress> AddressesOf(Pod pod, PodNode node)
    {
        var addresses = ImmutableArray.CreateBuilder<IpAddress>(2);
        foreach (string text in pod.PodIPs)
        {
            if (IpAddress.TryParse(text, ParsingGrade.Sloppy, out var address)
                && node.SubnetOf(address.Family) is { } subnet
                && subnet.Network.Contains(address)
                && address != subnet.Gateway
                && !addresses.Contains(address))
            {
                addresses.Add(address);
            }
        }

        return addresses.ToImmutable();
    }

    private static ImmutableArray<PodRoute> DirectRoutes(PodNetworkPlan plan, PodNode own)
    {
        var routes = ImmutableArray.CreateBuilder<PodRoute>(plan.DirectRoutes.Length);
        foreach (var (node, route) in plan.DirectRoutes)
        {
            if (!ReferenceEquals(node, own)) routes.Add(route);
        }

        return routes.DrainToImmutable();
    }

    private static ImmutableArray<PodRoute> OverlayRoutes(PodNode own, Overlay overlay)
    {
        var routes = ImmutableArray.CreateBuilder<PodRoute>();
        foreach (var peer in overlay.Peers)
        {
            foreach (var subnet in peer.Subnets)
            {
                if (own.SubnetOf(subnet.Family) is { } local) routes.Add(new PodRoute(subnet.Network, subnet.Gateway, local.Gateway, subnet.Origin));
            }
        }

        return routes.ToImmutable();
    }

    private static Overlay CreateOverlay(PodNetworkPlan plan, PodNode own, IpFamily family)
    {
        int place = plan.Members.IndexOf(own, 0, ReferenceEqualityComparer.Instance);
        var end = plan.Ends[place];
        var options = plan.Options;
        return new Overlay(
            DevicePrefix + options.Vni.ToString(CultureInfo.InvariantCulture),
            options.Vni,
            options.Port,
            end.Address,
            options.Mtu ?? EthernetMtu - Overlay.Overhead(family),
            end.Mac,
            plan.Ends.RemoveAt(place));
    }
}
