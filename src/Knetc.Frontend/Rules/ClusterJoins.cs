using System.Collections.Concurrent;
using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Endpoints;
using Knetc.Incremental;
using Knetc.Net;
using Knetc.Schema;

namespace Knetc.Rules;

/// <summary>
/// Joins over the whole cluster, each made when a rule first asks for it. After a <see cref="ClusterEdit"/> they go on with other objects
/// put in, when no rule runs.
/// </summary>
internal sealed class ClusterJoins
{
    private readonly Lazy<DeclaredObjects> _declared;
    private readonly Lazy<ClusterAddresses> _addresses;
    private readonly Lazy<PodSelectorIndex<Pod>> _selectedPods;
    private readonly ConcurrentDictionary<ManifestObject, IReadOnlyList<Pod>> _podsOfServices = [];

    /// <summary>Services that the index of selectors may not know.</summary>
    private readonly HashSet<ManifestObject> _edited = [];
    private readonly Lazy<HashSet<IpAddress>> _publicAddresses;
    private readonly Lazy<Dictionary<(string Namespace, string Service), List<EndpointSlice>>> _slices;
    private readonly ImmutableArray<Node> _nodes;
    private ResolvedCluster _cluster;

    /// <param name="given">Every object the input declares, those with errors included.</param>
    /// <param name="nodes">The nodes without errors, as written.</param>
    /// <param name="cluster">What became of it.</param>
    public ClusterJoins(BoundObjects given, ImmutableArray<Node> nodes, ResolvedCluster cluster)
        : this(new Lazy<DeclaredObjects>(() => new DeclaredObjects(given)), nodes, cluster)
    {
    }

    private ClusterJoins(Lazy<DeclaredObjects> declared, ImmutableArray<Node> nodes, ResolvedCluster cluster)
    {
        _cluster = cluster;
        _nodes = nodes;
        _declared = declared;
        _addresses = new(() => new ClusterAddresses(nodes, cluster.Pods));
        _selectedPods = new(() => Index(_cluster.Services));
        _publicAddresses = new(() => ReadPublicAddresses(_cluster.Services));
        _slices = new(() => Group(_cluster.EndpointSlices));
    }

    /// <summary>The names of all objects.</summary>
    public DeclaredObjects Declared => _declared.Value;

    /// <summary>The addresses of nodes and pods.</summary>
    public ClusterAddresses Addresses => _addresses.Value;

    /// <summary>Addresses outside the cluster that Services speak of.</summary>
    public HashSet<IpAddress> PublicAddresses => _publicAddresses.Value;

    /// <summary>The slices that name a Service, read and generated, by name.</summary>
    public IReadOnlyList<EndpointSlice> SlicesOf(string @namespace, string service) =>
        _slices.Value.TryGetValue((@namespace, service), out var found) ? found : [];

    /// <summary>The pods that a Service selects, by name; none for a Service without a selector.</summary>
    public IReadOnlyList<Pod> PodsOf(Service service)
    {
        if (service.IsSelectorless) return [];
        if (_podsOfServices.TryGetValue(service.Manifest, out var pods)) return pods;
        var index = _edited.Contains(service.Manifest) ? Index([service]) : _selectedPods.Value;
        return _podsOfServices.GetOrAdd(service.Manifest, index.Find(service));
    }

    /// <summary>The joins of a cluster in which all is named as in this one.</summary>
    public ClusterJoins For(ResolvedCluster cluster) => new(_declared, _nodes, cluster);

    /// <summary>Puts the objects of a run in whose names and addresses are those of the run before.</summary>
    public void Replace(ResolvedCluster now, IEnumerable<ServiceEdit> services, IEnumerable<SliceChange> slices)
    {
        _cluster = now;
        foreach (var edit in services)
        {
            _edited.Remove(edit.Before.Manifest);
            _edited.Add(edit.Now.Manifest);
            if (_podsOfServices.TryRemove(edit.Before.Manifest, out var pods) && edit.IsMoved) _podsOfServices[edit.Now.Manifest] = pods;
        }

        if (_slices.IsValueCreated) Replace(_slices.Value, slices);
    }

    private static void Replace(Dictionary<(string Namespace, string Service), List<EndpointSlice>> groups, IEnumerable<SliceChange> slices)
    {
        foreach (var change in slices)
        {
            if (change.Service is not { } service) continue;
            if (!groups.TryGetValue(service, out var list)) groups.Add(service, list = []);
            int place = change.Before is { } before ? list.FindIndex(slice => ReferenceEquals(slice, before)) : SortedObjects.FirstOf(list, service.Namespace, change.Now!.Name);
            if (change.Before is not null) list.RemoveAt(place);
            if (change.Now is { } after) list.Insert(place, after);
        }
    }

    private PodSelectorIndex<Pod> Index(ImmutableArray<Service> services) => new(services, _cluster.Pods, static pod => pod.Namespace, static pod => pod.Metadata);

    private static Dictionary<(string Namespace, string Service), List<EndpointSlice>> Group(ImmutableArray<EndpointSlice> slices)
    {
        var groups = new Dictionary<(string Namespace, string Service), List<EndpointSlice>>();
        foreach (var slice in slices)
        {
            if (slice.Metadata.Label(EndpointSlice.ServiceNameLabel) is not { } name) continue;
            if (!groups.TryGetValue((slice.Namespace, name), out var group)) groups.Add((slice.Namespace, name), group = []);
            group.Add(slice);
        }

        return groups;
    }

    private static HashSet<IpAddress> ReadPublicAddresses(ImmutableArray<Service> services)
    {
        var known = new HashSet<IpAddress>();
        foreach (var service in services)
        {
            foreach (string text in service.Spec.ExternalIPs)
            {
                if (ClusterAddresses.TryRead(text, out var address)) known.Add(address);
            }

            foreach (var ingress in service.Ingress)
            {
                if (ClusterAddresses.TryRead(ingress.IP, out var address)) known.Add(address);
            }
        }

        return known;
    }
}
