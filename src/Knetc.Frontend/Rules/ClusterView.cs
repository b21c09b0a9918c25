using System.Collections.Concurrent;
using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Endpoints;
using Knetc.Incremental;
using Knetc.Net;
using Knetc.Options;
using Knetc.Pods;
using Knetc.Schema;

namespace Knetc.Rules;

/// <summary>
/// The cluster as rules look at it: the input, what became of it, and the joins that several rules need. Rules may run side by side.
/// </summary>
/// <param name="joins">Joins that are made of the whole cluster, also when this is a part of it.</param>
/// <param name="layers">What each source states about the cluster, strongest first.</param>
/// <param name="objects">The objects without errors, as written, by namespace and name.</param>
/// <param name="cluster">The same with names, addresses, ports and endpoints.</param>
/// <param name="memory">What earlier runs found out about the same objects.</param>
internal sealed class ClusterView(
    ClusterJoins joins, ImmutableArray<OptionLayer> layers, BoundObjects objects, ResolvedCluster cluster, CompilationMemory? memory = null)
{
    private readonly BoundObjects _objects = objects with { Services = [], EndpointSlices = [] };
    private readonly Lazy<ImmutableArray<GivenEndpoint>> _endpoints = new(() => GivenEndpointList.Read(cluster.EndpointSlices, memory?.Endpoints));
    private readonly Lazy<ImmutableArray<Service>> _withAddress = new(() => [.. cluster.Services.Where(HasAddress)]);
    private readonly Lazy<NodeIndex> _nodes = new(() => new NodeIndex(cluster.Nodes));
    private readonly Lazy<ImmutableArray<ServiceAddress>> _serviceAddresses = new(() => ReadAddresses(objects.Services, cluster.Services));
    private readonly Lazy<ClusterRanges> _ranges = new(() => new ClusterRanges(cluster.Options, objects.ServiceCidrs));
    private readonly ConcurrentDictionary<ManifestObject, IReadOnlyList<PodGroup>> _podGroups = [];
    private readonly Lazy<List<PodGroup>> _templates = new(() => Rules.PodTemplates.Of(objects, joins.Declared, cluster.Options.KubeVersion));
    private readonly Lazy<PodSelectorIndex<Workload>> _selectedWorkloads =
        new(() => Index(cluster.Services, objects.Workloads, static workload => workload.Template.Metadata));
    private readonly Lazy<Dictionary<(string Namespace, string Name), Service>> _services = new(() => ByName(cluster.Services));
    private Dictionary<ManifestObject, PodGroup?>? _unmatched;

    /// <summary>
    /// What the rule that runs on this thread looks at. The findings of one that does not look at slices are the same as long as nothing but
    /// slices changes, and so with Services.
    /// </summary>
    [field: ThreadStatic]
    public static Looks Looks { get; set; }

    /// <summary>Every object the input declares: "missing" means missing here.</summary>
    public DeclaredObjects Declared => joins.Declared;

    public ImmutableArray<OptionLayer> Layers => layers;

    /// <summary>The objects as written, but for <see cref="WrittenServices"/> and <see cref="WrittenSlices"/>.</summary>
    public BoundObjects Objects => _objects;

    /// <summary>The Services as written: a cluster IP or node port here was asked for.</summary>
    public ImmutableArray<Service> WrittenServices => Seen(Looks.AtServices, objects.Services);

    /// <summary>The slices of the input.</summary>
    public ImmutableArray<EndpointSlice> WrittenSlices => Seen(Looks.AtSlices, objects.EndpointSlices);

    /// <summary>How many slices there are, which says nothing about any of them.</summary>
    public int SliceCount => cluster.EndpointSlices.Length;

    /// <summary>Addresses in EndpointSlices and Endpoints of the input.</summary>
    public ImmutableArray<GivenEndpoint> Endpoints => Seen(Looks.AtSlices, _endpoints.Value);

    public ClusterOptions Options => cluster.Options;

    /// <summary>The Services with their addresses and ports.</summary>
    public ImmutableArray<Service> Services => Seen(Looks.AtServices, cluster.Services);

    /// <summary>The Services that have a cluster IP: neither headless nor only a name elsewhere.</summary>
    public ImmutableArray<Service> ServicesWithAddress => Seen(Looks.AtServices, _withAddress.Value);

    /// <summary>Cluster IPs, asked for or chosen. Who looks at these of Services and no more does not look at Services: an edit leaves them alone.</summary>
    public ImmutableArray<ServiceAddress> ServiceAddresses => _serviceAddresses.Value;

    /// <summary>All pods, given and derived, with nodes and addresses as far as they have them.</summary>
    public ImmutableArray<Pod> Pods => cluster.Pods;

    public NodeIndex Nodes => _nodes.Value;

    public ClusterAddresses Addresses => joins.Addresses;

    /// <summary>Addresses outside the cluster that Services speak of.</summary>
    public HashSet<IpAddress> PublicAddresses => joins.PublicAddresses;

    public ClusterRanges Ranges => _ranges.Value;

    /// <summary>The pods that a Service selects, by name; none for a Service without a selector.</summary>
    public IReadOnlyList<Pod> PodsOf(Service service) => joins.PodsOf(service);

    /// <summary>The pods that a Service selects, gathered by template; those that have ended are left out.</summary>
    public IReadOnlyList<PodGroup> PodGroupsOf(Service service) =>
        _podGroups.TryGetValue(service.Manifest, out var groups) ? groups : _podGroups.GetOrAdd(service.Manifest, PodGroups.Of(PodsOf(service)));

    /// <summary>The workloads whose pod template a Service selects, by name, whether or not they have pods just now.</summary>
    public IReadOnlyList<Workload> WorkloadsOf(Service service) =>
        service.IsSelectorless ? [] : _selectedWorkloads.Value.Find(service);

    /// <summary>Every pod template of the input, of workloads and pods, whether or not it has pods just now.</summary>
    public IReadOnlyList<PodGroup> PodTemplates => _templates.Value;

    /// <summary>Whether a Service has a selector and nothing in its namespace has the labels.</summary>
    /// <param name="elsewhere">Where something in another namespace has them, the template that does.</param>
    public bool MatchesNothing(Service service, out PodGroup? elsewhere) =>
        LazyInitializer.EnsureInitialized(ref _unmatched, FindUnmatched)!.TryGetValue(service.Manifest, out elsewhere);

    /// <summary>A Service without errors, or null.</summary>
    public Service? FindService(string @namespace, string name)
    {
        Looks |= Looks.AtServices;
        return _services.Value.TryGetValue((@namespace, name), out var found) ? found : null;
    }

    /// <summary>The slices of a Service, read and generated, by name.</summary>
    public IReadOnlyList<EndpointSlice> SlicesOf(Service service)
    {
        Looks |= Looks.AtSlices;
        return joins.SlicesOf(service.Namespace, service.Name);
    }

    private static bool HasAddress(Service service) => !service.IsHeadless && service.Spec.Type != ServiceTypes.ExternalName;

    /// <summary>Gives what a rule asks for, and notes where it has looked.</summary>
    private static T Seen<T>(Looks where, T what)
    {
        Looks |= where;
        return what;
    }

    private Dictionary<ManifestObject, PodGroup?> FindUnmatched()
    {
        var unmatched = cluster.Services
            .Where(service => !service.IsSelectorless && service.Spec.Type != ServiceTypes.ExternalName
                && PodsOf(service).Count == 0 && WorkloadsOf(service).Count == 0)
            .ToList();
        if (unmatched.Count == 0) return [];
        var templates = new TemplatesByLabel(unmatched, PodTemplates);
        return unmatched.ToDictionary(static service => service.Manifest, templates.Find);
    }

    private static ImmutableArray<ServiceAddress> ReadAddresses(ImmutableArray<Service> written, ImmutableArray<Service> services)
    {
        var requested = new Dictionary<ManifestObject, int>(written.Length);
        foreach (var service in written) requested[service.Manifest] = service.Spec.ClusterIPs.Length;
        var addresses = ImmutableArray.CreateBuilder<ServiceAddress>(services.Length);
        foreach (var service in services)
        {
            if (!HasAddress(service)) continue;
            requested.TryGetValue(service.Manifest, out int count);
            for (int i = 0; i < service.Spec.ClusterIPs.Length; i++)
            {
                if (ClusterAddresses.TryRead(service.Spec.ClusterIPs[i], out var address)) addresses.Add(new ServiceAddress(service, i, address, i < count));
            }
        }

        return addresses.ToImmutable();
    }

    private static Dictionary<(string Namespace, string Name), Service> ByName(ImmutableArray<Service> services)
    {
        var named = new Dictionary<(string, string), Service>(services.Length);
        foreach (var service in services) named[(service.Namespace, service.Name)] = service;
        return named;
    }

    private static PodSelectorIndex<T> Index<T>(ImmutableArray<Service> services, ImmutableArray<T> candidates, Func<T, ObjectMeta> metadataOf)
        where T : IApiObject =>
        new(services, candidates, static candidate => candidate.Metadata.Namespace, metadataOf);
}
