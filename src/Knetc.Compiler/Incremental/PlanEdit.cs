using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Planning;

namespace Knetc.Incremental;

/// <summary>The difference between two clusters that have the same Services by name, nearly all of them and of the slices as the same objects.</summary>
internal sealed class PlanEdit
{
    /// <summary>With more objects a whole plan is no more expensive.</summary>
    private const int MostObjects = 500;

    private readonly Dictionary<(string Namespace, string Service), Service> _services = [];
    private readonly Dictionary<Service, SkippedService> _skipped = new(ReferenceEqualityComparer.Instance);
    private readonly List<EndpointSlice> _removed = [];
    private readonly List<EndpointSlice> _added = [];

    private PlanEdit()
    {
    }

    /// <summary>The difference; null when it is one that may change which Services proxies look at.</summary>
    /// <param name="before">The plan of the cluster before.</param>
    /// <param name="now">The cluster now.</param>
    public static PlanEdit? Find(ClusterPlan before, ResolvedCluster now)
    {
        var old = before.Cluster;
        if (old.Options.ProxyMode != now.Options.ProxyMode || old.Services.Length != now.Services.Length) return null;
        var edit = new PlanEdit();
        for (int i = 0; i < now.Services.Length; i++)
        {
            var (left, right) = (old.Services[i], now.Services[i]);
            if (ReferenceEquals(left, right)) continue;
            if (left.Name != right.Name || left.Namespace != right.Namespace || edit._services.Count + edit._skipped.Count == MostObjects) return null;
            if (!ClusterPlan.IsVisible(left.Metadata) || !ClusterPlan.IsVisible(right.Metadata)) return null;
            var skipped = ServicePortBuilder.Skip(right);
            if (skipped?.Reason != ServicePortBuilder.Skip(left)?.Reason) return null;
            if (skipped is null) edit._services.Add((right.Namespace, right.Name), right);
            else edit._skipped.Add(left, skipped);
        }

        return edit.FindSlices(old.EndpointSlices, now.EndpointSlices) ? edit : null;
    }

    /// <summary>The Services without rules after the edit.</summary>
    public ImmutableArray<SkippedService> Apply(ImmutableArray<SkippedService> before) =>
        _skipped.Count == 0 ? before : [.. before.Select(skipped => _skipped.TryGetValue(skipped.Service, out var now) ? now : skipped)];

    /// <summary>The services of a family after the edit.</summary>
    public FamilyServices Apply(FamilyServices before, Options.ProxyMode mode, PlanMemory memory)
    {
        var edited = new HashSet<(string Namespace, string Service)>(_services.Keys);
        edited.UnionWith(ReplaceSlices(before, memory));
        var replaced = new List<(int Start, int End, List<PlannedServicePort> Ports)>();
        foreach (var key in edited)
        {
            int start = FirstOf(before.Ports, key);
            int end = start;
            while (end < before.Ports.Length && before.Ports[end].Name is var name && name.Namespace == key.Namespace && name.Service == key.Service) end++;
            if (!_services.TryGetValue(key, out var service))
            {
                if (start == end) continue;
                service = before.Ports[start].Service;
            }

            replaced.Add((start, end, ServicePortBuilder.PortsOf(service, before.Family, mode, before.Endpoints)));
        }

        replaced.Sort(static (left, right) => left.Start.CompareTo(right.Start));
        var (ports, count) = Replace(before, replaced);
        return before with { Ports = ports, Endpoints = before.Endpoints, EndpointCount = count };
    }

    /// <summary>All ports with others in the places of some, and the number of their endpoints.</summary>
    private static (ImmutableArray<PlannedServicePort> Ports, int EndpointCount) Replace(
        FamilyServices before, List<(int Start, int End, List<PlannedServicePort> Ports)> replaced)
    {
        var ports = ImmutableArray.CreateBuilder<PlannedServicePort>(before.Ports.Length + replaced.Count);
        int count = before.EndpointCount;
        int next = 0;
        foreach (var (start, end, made) in replaced)
        {
            Add(before.Ports.AsSpan(next, start - next));
            foreach (var port in before.Ports.AsSpan(start, end - start)) count -= port.Endpoints.Items.Length;
            foreach (var port in made) count += port.Endpoints.Items.Length;
            Add(made.ToArray());
            next = end;
        }

        Add(before.Ports.AsSpan(next, before.Ports.Length - next));
        return (ports.DrainToImmutable(), count);

        void Add(ReadOnlySpan<PlannedServicePort> added)
        {
            foreach (var port in added) ports.Add(port.Index == ports.Count ? port : port with { Index = ports.Count });
        }
    }

    /// <summary>Walks two sorted lists; false when the difference is too large, or not to be told.</summary>
    private bool FindSlices(ImmutableArray<EndpointSlice> old, ImmutableArray<EndpointSlice> now)
    {
        int i = 0;
        int j = 0;
        while (i < old.Length || j < now.Length)
        {
            if (i < old.Length && j < now.Length && ReferenceEquals(old[i], now[j]))
            {
                i++;
                j++;
                continue;
            }

            int order = i == old.Length ? 1 : j == now.Length ? -1 : Compare(old[i], now[j]);
            if (order <= 0) _removed.Add(old[i++]);
            if (order < 0) continue;

            // Of two slices with one name nothing tells which comes first.
            if ((j > 0 && Compare(now[j - 1], now[j]) == 0) || (j + 1 < now.Length && Compare(now[j], now[j + 1]) == 0)) return false;
            _added.Add(now[j++]);
            if (_removed.Count + _added.Count > 2 * MostObjects) return false;
        }

        return _removed.TrueForAll(static slice => ClusterPlan.IsVisible(slice.Metadata)) && _added.TrueForAll(static slice => ClusterPlan.IsVisible(slice.Metadata));
    }

    /// <summary>Collects the endpoints of Services whose slices changed, and says whose they are.</summary>
    private IEnumerable<(string Namespace, string Service)> ReplaceSlices(FamilyServices before, PlanMemory memory)
    {
        var groups = memory.Of(before.Family).GroupsByService;
        var replaced = new Dictionary<(string Namespace, string Service), List<EndpointSlice>>();
        foreach (var slice in _removed)
        {
            if (FindGroup(slice) is { } group) group.Remove(slice);
        }

        foreach (var slice in _added) FindGroup(slice)?.Add(slice);
        foreach (var (key, slices) in replaced)
        {
            if (groups.Remove(key, out var known))
            {
                foreach (var (name, _) in known.Lists) before.Endpoints.Remove(name);
            }

            if (slices.Count == 0) continue;
            slices.Sort(Compare);
            var group = new PlanMemory.SliceGroup([.. slices], [.. EndpointCollector.Collect(slices, before.Family, ref memory.Numbers, ref memory.Sequence)]);
            foreach (var (name, endpoints) in group.Lists) before.Endpoints.Add(name, endpoints);
            groups.Add(key, group);
        }

        return replaced.Keys;

        List<EndpointSlice>? FindGroup(EndpointSlice slice)
        {
            if (slice.AddressType != before.Family.ToString() || NameOfService(slice) is not { Length: > 0 } service) return null;
            var key = (slice.Namespace, service);
            if (!replaced.TryGetValue(key, out var found)) replaced.Add(key, found = groups.TryGetValue(key, out var known) ? [.. known.Slices] : []);
            return found;
        }
    }

    private static int Compare(EndpointSlice left, EndpointSlice right) => ClusterPlan.Compare(left.Metadata, right.Metadata);

    private static string? NameOfService(EndpointSlice slice) => slice.Metadata.Label(EndpointSlice.ServiceNameLabel);

    /// <summary>Where the ports of a Service begin, or would.</summary>
    private static int FirstOf(ImmutableArray<PlannedServicePort> ports, (string Namespace, string Service) key)
    {
        var first = new ServicePortName(key.Namespace, key.Service, "", "");
        int low = 0;
        int high = ports.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (ports[middle].Name.CompareTo(first) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
