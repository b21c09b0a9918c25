using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Planning;

namespace Knetc.Incremental;

/// <summary>The difference between two clusters of which nearly all Services and slices are the same objects, in the same places.</summary>
internal sealed class PlanEdit
{
    /// <summary>With more objects a whole plan is no more expensive.</summary>
    private const int MostObjects = 500;

    private readonly Dictionary<(string Namespace, string Service), Service> _services = [];
    private readonly List<(EndpointSlice Before, EndpointSlice Now)> _slices = [];

    private PlanEdit()
    {
    }

    /// <summary>The difference; null when it is one that may change which Services and slices proxies look at, or whose they are.</summary>
    /// <param name="before">The plan of the cluster before.</param>
    /// <param name="now">The cluster now.</param>
    public static PlanEdit? Find(ClusterPlan before, ResolvedCluster now)
    {
        var old = before.Cluster;
        if (old.Options.ProxyMode != now.Options.ProxyMode || old.Services.Length != now.Services.Length || old.EndpointSlices.Length != now.EndpointSlices.Length) return null;
        var edit = new PlanEdit();
        for (int i = 0; i < now.Services.Length; i++)
        {
            var (left, right) = (old.Services[i], now.Services[i]);
            if (ReferenceEquals(left, right)) continue;
            if (left.Name != right.Name || left.Namespace != right.Namespace || edit._services.Count == MostObjects || !IsPlanned(left) || !IsPlanned(right)) return null;
            edit._services[(right.Namespace, right.Name)] = right;
        }

        for (int i = 0; i < now.EndpointSlices.Length; i++)
        {
            var (left, right) = (old.EndpointSlices[i], now.EndpointSlices[i]);
            if (ReferenceEquals(left, right)) continue;
            bool isSame = left.Name == right.Name && left.Namespace == right.Namespace && left.AddressType == right.AddressType && NameOfService(left) == NameOfService(right);
            if (!isSame || edit._slices.Count == MostObjects || !ClusterPlan.IsVisible(left.Metadata) || !ClusterPlan.IsVisible(right.Metadata)) return null;
            edit._slices.Add((left, right));
        }

        return edit;
    }

    /// <summary>The services of a family after the edit; null when there are others than before, or in another order.</summary>
    public FamilyServices? Apply(FamilyServices before, Options.ProxyMode mode, PlanMemory memory)
    {
        var edited = new HashSet<(string Namespace, string Service)>(_services.Keys);
        edited.UnionWith(ReplaceSlices(before, memory));
        var ports = before.Ports.ToBuilder();
        int count = before.EndpointCount;
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

            var made = ServicePortBuilder.PortsOf(service, before.Family, mode, before.Endpoints);
            if (made.Count != end - start) return null;
            for (int i = start; i < end; i++)
            {
                var port = made[i - start];
                if (port.Name != before.Ports[i].Name) return null;
                count += port.Endpoints.Items.Length - before.Ports[i].Endpoints.Items.Length;
                ports[i] = port with { Index = i };
            }
        }

        return before with { Ports = ports.ToImmutable(), Endpoints = before.Endpoints, EndpointCount = count };
    }

    /// <summary>Collects the endpoints of Services whose slices changed, and says whose they are.</summary>
    private IEnumerable<(string Namespace, string Service)> ReplaceSlices(FamilyServices before, PlanMemory memory)
    {
        var groups = memory.Of(before.Family).GroupsByService;
        string addressType = before.Family.ToString();
        var replaced = new Dictionary<(string Namespace, string Service), EndpointSlice[]>();
        foreach (var (left, right) in _slices)
        {
            if (right.AddressType != addressType || NameOfService(right) is not { Length: > 0 } service) continue;
            var key = (right.Namespace, service);
            if (!replaced.TryGetValue(key, out var slices)) replaced.Add(key, slices = [.. groups[key].Slices]);
            slices[Array.IndexOf(slices, left)] = right;
        }

        foreach (var (key, slices) in replaced)
        {
            foreach (var (name, _) in groups[key].Lists) before.Endpoints.Remove(name);
            var group = new PlanMemory.SliceGroup([.. slices], [.. EndpointCollector.Collect(slices, before.Family, ref memory.Numbers, ref memory.Sequence)]);
            foreach (var (name, endpoints) in group.Lists) before.Endpoints.Add(name, endpoints);
            groups[key] = group;
        }

        return replaced.Keys;
    }

    /// <summary>Whether a Service has ports in the plan, and would have them with any address.</summary>
    private static bool IsPlanned(Service service) => ClusterPlan.IsVisible(service.Metadata) && ServicePortBuilder.Skip(service) is null;

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
