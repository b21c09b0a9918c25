using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Net;
using Knetc.Options;
using Knetc.Planning;
using Knetc.Pods;
using Knetc.Schema;

namespace Knetc.PodNetwork;

/// <summary>The pod network of the whole cluster; that of a node is made from it.</summary>
public sealed class PodNetworkPlan
{
    private readonly Dictionary<string, PodNode> _byName = new(StringComparer.Ordinal);

    private PodNetworkPlan(ResolvedCluster cluster)
    {
        Cluster = cluster;
        var pods = PodsByNode(cluster.Pods);
        var nodes = ImmutableArray.CreateBuilder<PodNode>(cluster.Nodes.Length);
        foreach (var node in cluster.Nodes)
        {
            var planned = PodNode.Create(node, pods.TryGetValue(node.Name, out var own) ? [.. own] : []);
            nodes.Add(planned);
            _byName[node.Name] = planned;
        }

        Nodes = nodes.MoveToImmutable();
        Members = [.. Nodes.Where(static node => !node.Subnets.IsEmpty)];
        Underlay = Options.Backend == PodNetworkBackend.Vxlan ? FindUnderlay(Members) : null;
        Ends = Underlay is { } family ? [.. Members.Select(node => new OverlayPeer(node.AddressOf(family)!, HardwareAddress.OfOverlay(node.Subnets), node.Subnets))] : [];
        DirectRoutes = Options.Backend == PodNetworkBackend.Direct ? [.. Members.SelectMany(static node => RoutesTo(node).Select(route => (node, route)))] : [];
        Inside = FindInside(cluster, Nodes);
        var proxy = cluster.Options.Proxy;
        bool isDetected = LocalDetector.Mode(proxy) == "BridgeInterface" && PodNetworkOptions.IsInterfaceName(proxy.BridgeInterface);
        Bridge = Options.Bridge ?? (isDetected ? proxy.BridgeInterface : PodNetworkOptions.DefaultBridge);
    }

    public ResolvedCluster Cluster { get; }

    public PodNetworkOptions Options => Cluster.PodNetwork;

    /// <summary>Name of the bridges: as stated, else the one kube-proxy knows pods by, else CNI's.</summary>
    public string Bridge { get; }

    /// <summary>All nodes, by name.</summary>
    public ImmutableArray<PodNode> Nodes { get; }

    /// <summary>The nodes with addresses for pods.</summary>
    public ImmutableArray<PodNode> Members { get; }

    /// <summary>The family in which the nodes of an overlay send to each other; null without an overlay, or when they share none.</summary>
    public IpFamily? Underlay { get; }

    /// <summary>The ends of the overlay, each as all other nodes know it; of every one of <see cref="Members"/>, if there is an overlay.</summary>
    internal ImmutableArray<OverlayPeer> Ends { get; }

    /// <summary>Without an overlay, the ways to the pods of all nodes, which are the same from everywhere; by node.</summary>
    internal ImmutableArray<(PodNode Node, PodRoute Route)> DirectRoutes { get; }

    /// <summary>What pods reach under their own address: the pods of all nodes, and the nodes.</summary>
    public ImmutableArray<PlannedNetwork> Inside { get; }

    /// <summary>Plans the whole cluster. The cost is linear in nodes and pods.</summary>
    public static PodNetworkPlan Create(ResolvedCluster cluster) => new(cluster);

    /// <summary>The pod network of one node; null when the node has no pod range.</summary>
    public NodePodNetwork? ForNode(Node node) => HasNode(node) ? NodePodNetwork.Create(this, _byName[node.Name]) : null;

    /// <summary>Whether the node has a pod range, and so a pod network.</summary>
    internal bool HasNode(Node node) => !_byName[node.Name].Subnets.IsEmpty;

    /// <summary>The pods with addresses of their own, which are not those of the node.</summary>
    private static Dictionary<string, List<Pod>> PodsByNode(ImmutableArray<Pod> pods)
    {
        var byNode = new Dictionary<string, List<Pod>>(StringComparer.Ordinal);
        foreach (var pod in pods)
        {
            if (pod.Spec.HostNetwork || pod.PodIPs.IsEmpty || pod.Spec.NodeName.Length == 0 || PodLifecycle.IsOver(pod)) continue;
            if (!byNode.TryGetValue(pod.Spec.NodeName, out var list)) byNode.Add(pod.Spec.NodeName, list = []);
            list.Add(pod);
        }

        return byNode;
    }

    /// <summary>The first node's own family if all nodes have it, else the other one if all have that.</summary>
    private static IpFamily? FindUnderlay(ImmutableArray<PodNode> members)
    {
        if (members.IsEmpty || members[0].Addresses.IsEmpty) return null;
        var first = members[0].Addresses[0].Address.Family;
        var second = first == IpFamily.IPv4 ? IpFamily.IPv6 : IpFamily.IPv4;
        foreach (var family in (IpFamily[])[first, second])
        {
            if (members.All(node => node.AddressOf(family) is not null)) return family;
        }

        return null;
    }

    private static IEnumerable<PodRoute> RoutesTo(PodNode node)
    {
        foreach (var subnet in node.Subnets)
        {
            if (node.AddressOf(subnet.Family) is { } address) yield return new PodRoute(subnet.Network, address.Address, null, subnet.Origin);
        }
    }

    private static ImmutableArray<PlannedNetwork> FindInside(ResolvedCluster cluster, ImmutableArray<PodNode> nodes)
    {
        var inside = ImmutableArray.CreateBuilder<PlannedNetwork>();
        var stated = cluster.Options.Table.Find(ClusterOption.ClusterCidr)?.InForce.Place;
        var origin = stated is { Object: { } source, Path: { } path } ? new Origin(source, path) : default;
        foreach (var range in cluster.Options.ClusterCidrs) inside.Add(new PlannedNetwork(range, origin));
        int ranges = inside.Count;
        foreach (var node in nodes)
        {
            foreach (var subnet in node.Subnets)
            {
                if (!inside.Take(ranges).Any(range => range.Network.Contains(subnet.Network))) inside.Add(new PlannedNetwork(subnet.Network, subnet.Origin));
            }
        }

        var hosts = new HashSet<IpAddress>();
        foreach (var node in nodes)
        {
            foreach (var address in node.Addresses)
            {
                if (hosts.Add(address.Address)) inside.Add(new PlannedNetwork(new IpNetwork(address.Address, address.Address.BitLength), address.Origin));
            }
        }

        return inside.ToImmutable();
    }
}
