using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Net;
using Knetc.Options;
using Knetc.Planning;
using Knetc.Schema;

namespace Knetc.Incremental;

/// <summary>Endpoint lists by the slices they were made of, and service ports by their Service and those lists.</summary>
internal sealed class PlanMemory
{
    private readonly Family _ipv4 = new();
    private readonly Family _ipv6 = new();
    private ProxyMode _mode;

    /// <summary>The last number that was given to an origin.</summary>
    public int Numbers;

    /// <summary>The last place in the order of slices that was given to an endpoint: of two endpoints the later one has the greater.</summary>
    public int Sequence;

    /// <summary>The last plan.</summary>
    public ClusterPlan? Last { get; set; }

    public Family Of(IpFamily family) => family == IpFamily.IPv4 ? _ipv4 : _ipv6;

    /// <summary>Begins a run; what depends on the mode is forgotten when that is another one.</summary>
    public Family Begin(IpFamily family, ProxyMode mode)
    {
        if (mode != _mode)
        {
            _ipv4.Ports.Clear();
            _ipv6.Ports.Clear();
            _mode = mode;
        }

        var memory = Of(family);
        memory.GroupsByService.Clear();
        memory.Groups.Begin();
        memory.Ports.Begin();
        return memory;
    }

    /// <summary>One family's part.</summary>
    internal sealed class Family
    {
        /// <summary>By the first slice of a Service.</summary>
        public Memo<ManifestObject, SliceGroup> Groups { get; } = new();

        public Memo<ManifestObject, ServicePorts> Ports { get; } = new();

        /// <summary>Those of the last plan by namespace and name of their Service.</summary>
        public Dictionary<(string Namespace, string Service), SliceGroup> GroupsByService { get; } = [];

        public void End()
        {
            Groups.End();
            Ports.End();
        }
    }

    /// <summary>All slices of one Service, and the endpoints of its ports.</summary>
    internal sealed record SliceGroup(ImmutableArray<EndpointSlice> Slices, KeyValuePair<ServicePortName, EndpointList>[] Lists)
    {
        public bool IsOf(List<EndpointSlice> slices)
        {
            if (slices.Count != Slices.Length) return false;
            for (int i = 0; i < slices.Count; i++)
            {
                if (!ReferenceEquals(slices[i], Slices[i])) return false;
            }

            return true;
        }
    }

    /// <summary>The ports of one Service.</summary>
    internal sealed record ServicePorts(Service Service, PlannedServicePort[] Ports)
    {
        public bool IsOf(Service service, Dictionary<ServicePortName, EndpointList> endpoints)
        {
            if (!ReferenceEquals(service, Service)) return false;
            foreach (var port in Ports)
            {
                if (!ReferenceEquals(port.Endpoints, endpoints.GetValueOrDefault(port.Name, EndpointList.Empty))) return false;
            }

            return true;
        }
    }
}
