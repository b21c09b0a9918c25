using Knetc.Binding;
using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Tracing;

/// <summary>Finds out with which addresses, and by which interface, a packet comes to a node.</summary>
public sealed class PacketBuilder(NodeTracer tracer)
{
    private const string OutsideInterface = "eth0";

    /// <summary>Networks for documentation and tests, which clients outside are taken from.</summary>
    private static readonly IpAddress[] OutsideNetworks =
    [
        IpAddress.FromIPv4(0xcb007100), // 203.0.113.0
        IpAddress.FromIPv4(0xc6336400), // 198.51.100.0
        IpAddress.FromIPv4(0xc0000200), // 192.0.2.0
        IpAddress.FromIPv4(0xc6120000), // 198.18.0.0
        new IpAddress(IpFamily.IPv6, 0x20010db8_ffff0000, 0),
        new IpAddress(IpFamily.IPv6, 0x3fff0000_00000000, 0),
    ];

    private readonly NodePlan _plan = tracer.Plan;

    /// <summary>The packet, or null with the reason why there can be none.</summary>
    /// <param name="source">Who sends it.</param>
    /// <param name="target">Where to.</param>
    /// <param name="interface">The interface it arrives by; null to derive it.</param>
    /// <param name="problem">What the cluster lacks.</param>
    public Packet? Build(PacketSource source, PacketTarget target, string? @interface, out string? problem)
    {
        var family = target.Address.Family;
        problem = null;
        IpAddress? address = source.Kind switch
        {
            PacketSourceKind.Address => source.Address,
            PacketSourceKind.External => OutsideAddress(family),
            PacketSourceKind.Pod => AddressOfPod(source, family, out problem),
            _ => AddressOfNode(source.Name, target.Address, out problem),
        };
        if (address is not { } from)
        {
            problem ??= $"{source} has no address of {target.Address}'s family";
            return null;
        }

        if (from.Family != family)
        {
            problem = $"{from} and {target.Address} are of different families";
            return null;
        }

        return new Packet(from, target.Address, target.Protocol, target.Port)
        {
            InputInterface = tracer.IsLocal(from) ? null : @interface ?? InterfaceOf(source, from),
        };
    }

    private IpAddress? AddressOfPod(PacketSource source, IpFamily family, out string? problem)
    {
        problem = null;
        bool known = false;
        foreach (var pod in _plan.Cluster.Cluster.Pods)
        {
            if (pod.Namespace != source.Namespace || pod.Name != source.Name) continue;
            known = true;

            // Pods on the network of their node have its addresses.
            if (pod.Spec.HostNetwork && NodeNamed(pod.Spec.NodeName) is { } node) return AddressOf(node, family);
            if (FirstOf(pod.PodIPs.IsEmpty ? [pod.PodIP] : pod.PodIPs, family) is { } address) return address;
        }

        foreach (var slice in _plan.Cluster.Cluster.EndpointSlices)
        {
            foreach (var endpoint in slice.Endpoints)
            {
                if (!IsBehind(endpoint, slice.Metadata.Namespace, source)) continue;
                known = true;
                if (FirstOf(endpoint.Addresses, family) is { } address) return address;
            }
        }

        if (!known) problem = $"the cluster has no pod \"{source.Namespace}/{source.Name}\"";
        return null;
    }

    private IpAddress? AddressOfNode(string name, IpAddress destination, out string? problem)
    {
        problem = null;
        if (name == _plan.NodeName)
        {
            // A packet of the node to an address of its own has that address as its source.
            if (tracer.IsLocal(destination)) return destination;
            var own = _plan.Addresses.NodeIP(destination.Family);
            return own.IsLoopback ? null : own;
        }

        if (NodeNamed(name) is { } node) return AddressOf(node, destination.Family);
        problem = Emission.UnknownNode(name).Message;
        return null;
    }

    private IpAddress OutsideAddress(IpFamily family)
    {
        var taken = new HashSet<IpAddress>();
        var networks = new List<IpNetwork>();
        foreach (var port in _plan.Family(family).Ports)
        {
            taken.UnionWith(port.Port.ExternalIPs.Concat(port.Port.LoadBalancerVips).Select(static address => address.Address));
            networks.AddRange(port.Port.SourceRanges.Select(static range => range.Network).Where(static network => network.PrefixLength > 0));
        }

        foreach (var node in _plan.Cluster.Cluster.Nodes)
        {
            if (AddressOf(node, family) is { } address) taken.Add(address);
        }

        networks.AddRange(_plan.Cluster.Options.ClusterCidrs);
        networks.AddRange(_plan.Cluster.Options.ServiceClusterIPRanges);
        networks.Add(_plan.Family(family).Detector.Network);
        bool IsFree(IpAddress address) => !taken.Contains(address) && !networks.Exists(network => network.Contains(address));
        var candidates =
            from network in OutsideNetworks
            where network.Family == family
            from offset in Enumerable.Range(1, 254)
            select network.Add((ulong)offset);
        return candidates.FirstOrDefault(IsFree, OutsideNetworks.Last(network => network.Family == family).Add(1));
    }

    /// <summary>Detectors of local pods look at the interface: pods of the node come by that one, others by another.</summary>
    private string InterfaceOf(PacketSource source, IpAddress address)
    {
        var detector = _plan.Family(address.Family).Detector;
        if (!IsLocalPod(source, address)) return detector.Kind == LocalDetectorKind.Interface && detector.Interface == OutsideInterface ? "eth1" : OutsideInterface;
        return detector.Kind switch
        {
            LocalDetectorKind.Interface => detector.Interface,
            LocalDetectorKind.InterfacePrefix => detector.Interface + "0",
            _ => "cni0",
        };
    }

    private bool IsLocalPod(PacketSource source, IpAddress address)
    {
        foreach (string text in _plan.Node.PodCIDRs)
        {
            if (IpNetwork.TryParse(text, ParsingGrade.Sloppy, out var network) && network.Contains(address)) return true;
        }

        foreach (var pod in _plan.Cluster.Cluster.Pods)
        {
            if (pod.Spec.NodeName == _plan.NodeName && FirstOf(pod.PodIPs, address.Family) == address) return true;
        }

        foreach (var slice in _plan.Cluster.Cluster.EndpointSlices)
        {
            foreach (var endpoint in slice.Endpoints)
            {
                bool meant = source.Kind == PacketSourceKind.Pod ? IsBehind(endpoint, slice.Metadata.Namespace, source) : FirstOf(endpoint.Addresses, address.Family) == address;
                if (meant && endpoint.NodeName == _plan.NodeName) return true;
            }
        }

        return false;
    }

    private Node? NodeNamed(string name) => _plan.Cluster.Cluster.Nodes.FirstOrDefault(node => node.Name == name);

    private static bool IsBehind(Endpoint endpoint, string @namespace, PacketSource source) =>
        endpoint.TargetRef is { Kind: "Pod" } target
        && target.Name == source.Name
        && (target.Namespace.Length == 0 ? @namespace : target.Namespace) == source.Namespace;

    private static IpAddress? AddressOf(Node node, IpFamily family) => FirstOf(node.Addresses.Select(static address => address.Address), family);

    private static IpAddress? FirstOf(IEnumerable<string> texts, IpFamily family)
    {
        foreach (string text in texts)
        {
            if (IpAddress.TryParse(text, ParsingGrade.Sloppy, out var address) && address.Family == family) return address;
        }

        return null;
    }
}
