using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Binding.Validation;
using Knetc.Incremental;
using Knetc.Net;
using Knetc.Options;

namespace Knetc.Planning;

/// <summary>
/// What the proxies of all nodes have in common: the service ports and endpoints of both families, computed once. Plans of
/// single nodes share it and may be made in parallel.
/// </summary>
public sealed class ClusterPlan
{
    private const string ProxyNameLabel = "service.kubernetes.io/service-proxy-name";
    private const string HeadlessLabel = "service.kubernetes.io/headless";

    private readonly TopologyPolicy _topology;

    private ClusterPlan(
        ResolvedCluster cluster, ImmutableArray<SkippedService> skipped, FamilyServices ipv4, FamilyServices ipv6)
    {
        Cluster = cluster;
        Skipped = skipped;
        IPv4 = ipv4;
        IPv6 = ipv6;
        _topology = TopologyPolicy.From(cluster.Options);
    }

    public ResolvedCluster Cluster { get; }

    public ClusterOptions Options => Cluster.Options;

    /// <summary>Services the proxies see but make no rules for, by namespace and name.</summary>
    public ImmutableArray<SkippedService> Skipped { get; }

    public FamilyServices IPv4 { get; }

    public FamilyServices IPv6 { get; }

    /// <summary>Whether traffic to cluster IPs is always masqueraded.</summary>
    public bool MasqueradeAll => Options.ProxyMode == ProxyMode.Nftables
        ? Options.Proxy.Nftables.MasqueradeAll
        : Options.Proxy.Iptables.MasqueradeAll;

    /// <summary>The packet mark that asks for masquerading, one bit.</summary>
    public uint MasqueradeMark => 1u << (Options.ProxyMode == ProxyMode.Nftables
        ? Options.Proxy.Nftables.MasqueradeBit ?? 14
        : Options.Proxy.Iptables.MasqueradeBit ?? 14);

    /// <summary>The ranges of cluster IPs, where the proxy of this release gets to know them; else none.</summary>
    public ImmutableArray<IpNetwork> KnownServiceRanges =>
        ProxyGateRules.IsEnabled("MultiCIDRServiceAllocator", Options.Proxy.FeatureGates, Options.KubeVersion) ? Options.ServiceClusterIPRanges : [];

    /// <summary>Plans the whole cluster. The cost is linear in services and endpoints.</summary>
    public static ClusterPlan Create(ResolvedCluster cluster) => Create(cluster, null);

    /// <summary>The same with what is left of earlier plans.</summary>
    internal static ClusterPlan Create(ResolvedCluster cluster, PlanMemory? memory)
    {
        if (memory is null) return CreateAll(cluster, null);
        return memory.Last = memory.Last?.With(cluster, memory) ?? CreateAll(cluster, memory);
    }

    /// <summary>The plan of a cluster that has few other objects; null when that takes a new one.</summary>
    private ClusterPlan? With(ResolvedCluster cluster, PlanMemory memory)
    {
        if (PlanEdit.Find(this, cluster) is not { } edit) return null;
        return new ClusterPlan(cluster, edit.Apply(Skipped), edit.Apply(IPv4, Options.ProxyMode, memory), edit.Apply(IPv6, Options.ProxyMode, memory));
    }

    private static ClusterPlan CreateAll(ResolvedCluster cluster, PlanMemory? memory)
    {
        var services = cluster.Services.Where(service => IsVisible(service.Metadata)).ToList();
        Sorting.Sort(services, static (left, right) => Compare(left.Metadata, right.Metadata));
        var skipped = ImmutableArray.CreateBuilder<SkippedService>();
        foreach (var service in services)
        {
            if (ServicePortBuilder.Skip(service) is { } reason) skipped.Add(reason);
        }

        services.RemoveAll(static service => ServicePortBuilder.Skip(service) is not null);
        var slices = cluster.EndpointSlices.Where(slice => IsVisible(slice.Metadata)).ToList();
        Sorting.Sort(slices, static (left, right) => Compare(left.Metadata, right.Metadata));
        int origins = 0;
        return new ClusterPlan(
            cluster,
            skipped.DrainToImmutable(),
            PlanFamily(services, slices, IpFamily.IPv4, cluster.Options.ProxyMode, ref origins, memory),
            PlanFamily(services, slices, IpFamily.IPv6, cluster.Options.ProxyMode, ref origins, memory));
    }

    /// <summary>The services of one family.</summary>
    public FamilyServices Family(IpFamily family) => family == IpFamily.IPv4 ? IPv4 : IPv6;

    /// <summary>Plans one node.</summary>
    public NodePlan ForNode(Node node)
    {
        var addresses = NodeAddresses.Create(node, Options.Proxy.BindAddress);
        return new NodePlan(this, node, addresses, PlanFamily(node, addresses, IPv4), PlanFamily(node, addresses, IPv6));
    }

    /// <summary>The plan of a node without its service ports, for what does not look at them. It takes no time in their number.</summary>
    internal NodePlan FrameOf(Node node)
    {
        var addresses = NodeAddresses.Create(node, Options.Proxy.BindAddress);
        return new NodePlan(this, node, addresses, FrameOf(node, addresses, IPv4, []), FrameOf(node, addresses, IPv6, []));
    }

    private NodeFamilyPlan FrameOf(Node node, NodeAddresses addresses, FamilyServices services, ImmutableArray<NodeServicePort> ports) => new(
        services,
        addresses.NodeIP(services.Family),
        LocalDetector.Create(Options.Proxy, node, services.Family),
        NodePortAddresses.Create(this, services.Family, addresses),
        ports);

    private NodeFamilyPlan PlanFamily(Node node, NodeAddresses addresses, FamilyServices services)
    {
        string? zone = node.Metadata.Label(Node.ZoneLabel);
        var ports = ImmutableArray.CreateBuilder<NodeServicePort>(services.Ports.Length);
        foreach (var port in services.Ports)
        {
            ports.Add(new NodeServicePort(port, EndpointSets.Create(port, node.Name, zone, _topology)));
        }

        return FrameOf(node, addresses, services, ports.MoveToImmutable());
    }

    private static FamilyServices PlanFamily(
        List<Service> services, List<EndpointSlice> slices, IpFamily family, ProxyMode mode, ref int origins, PlanMemory? memory)
    {
        var known = memory?.Begin(family, mode);
        var endpoints = memory is null ? EndpointCollector.Collect(slices, family, ref origins) : EndpointCollector.Collect(slices, family, memory, known!);
        var ports = ServicePortBuilder.Build(services, family, mode, endpoints, known?.Ports);
        known?.End();
        return new FamilyServices(family, ports) { Endpoints = endpoints };
    }

    /// <summary>Whether proxies look at an object.</summary>
    internal static bool IsVisible(ObjectMeta metadata) =>
        metadata.Label(ProxyNameLabel) is null && metadata.Label(HeadlessLabel) is null;

    /// <summary>By namespace and name.</summary>
    internal static int Compare(ObjectMeta left, ObjectMeta right)
    {
        int order = string.CompareOrdinal(left.Namespace, right.Namespace);
        return order != 0 ? order : string.CompareOrdinal(left.Name, right.Name);
    }
}
