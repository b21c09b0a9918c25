using System.Collections.Immutable;
using System.Globalization;
using Knetc.Binding;
using Knetc.Incremental;
using Knetc.Net;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Planning;

/// <summary>Sorts the endpoints of all slices of one family by service port. One pass, one hash lookup per slice and port.</summary>
internal sealed class EndpointCollector
{
    private static readonly FieldPath EndpointsPath = FieldPath.Of("endpoints");

    private readonly IpFamily _family;
    private readonly Dictionary<ServicePortName, List<PlannedEndpoint>> _found = [];

    /// <summary>Of the endpoints of one slice, in their order.</summary>
    private IpAddress?[] _addresses = [];
    private Origin[] _endpointOrigins = [];

    private int _sequence;
    private int _origins;

    private EndpointCollector(IpFamily family) => _family = family;

    /// <summary>The endpoints by service port; ports without any endpoint are absent.</summary>
    /// <param name="slices">Visible slices, by namespace and name: that decides which duplicate comes first.</param>
    /// <param name="family">The family.</param>
    /// <param name="origins">The last number that was given to an origin.</param>
    public static Dictionary<ServicePortName, EndpointList> Collect(IEnumerable<EndpointSlice> slices, IpFamily family, ref int origins)
    {
        int sequence = 0;
        return Collect(slices, family, ref origins, ref sequence);
    }

    /// <summary>The same, with numbers that go on from those of an earlier run.</summary>
    public static Dictionary<ServicePortName, EndpointList> Collect(IEnumerable<EndpointSlice> slices, IpFamily family, ref int origins, ref int sequence)
    {
        var collector = new EndpointCollector(family) { _origins = origins, _sequence = sequence };
        string addressType = family == IpFamily.IPv4 ? "IPv4" : "IPv6";
        foreach (var slice in slices)
        {
            if (slice.AddressType == addressType) collector.Add(slice);
        }

        origins = collector._origins;
        sequence = collector._sequence;
        var lists = new Dictionary<ServicePortName, EndpointList>(collector._found.Count);
        foreach (var (name, endpoints) in collector._found) lists.Add(name, EndpointList.Create(endpoints));
        return lists;
    }

    /// <summary>The same, with the endpoints of Services whose slices are those of an earlier run.</summary>
    public static Dictionary<ServicePortName, EndpointList> Collect(IEnumerable<EndpointSlice> slices, IpFamily family, PlanMemory memory, PlanMemory.Family known)
    {
        string addressType = family == IpFamily.IPv4 ? "IPv4" : "IPv6";
        var groups = new Dictionary<(string Namespace, string Service), List<EndpointSlice>>();
        var order = new List<((string Namespace, string Service) Key, List<EndpointSlice> Slices)>();
        foreach (var slice in slices)
        {
            if (slice.AddressType != addressType || slice.Metadata.Label(EndpointSlice.ServiceNameLabel) is not { Length: > 0 } service) continue;
            if (!groups.TryGetValue((slice.Namespace, service), out var group))
            {
                groups.Add((slice.Namespace, service), group = []);
                order.Add(((slice.Namespace, service), group));
            }

            group.Add(slice);
        }

        var lists = new Dictionary<ServicePortName, EndpointList>(order.Count);
        foreach (var (key, group) in order)
        {
            if (!known.Groups.TryGet(group[0].Manifest, out var found) || !found.IsOf(group))
            {
                found = new PlanMemory.SliceGroup([.. group], [.. Collect(group, family, ref memory.Numbers, ref memory.Sequence)]);
                known.Groups.Set(group[0].Manifest, found);
            }

            known.GroupsByService.Add(key, found);
            foreach (var (name, endpoints) in found.Lists) lists.Add(name, endpoints);
        }

        return lists;
    }

    private void Add(EndpointSlice slice)
    {
        string? service = slice.Metadata.Label(EndpointSlice.ServiceNameLabel);
        if (string.IsNullOrEmpty(service) || slice.Endpoints.IsEmpty) return;

        int[] order = OrderEndpoints(slice.Endpoints);
        if (_addresses.Length < order.Length)
        {
            _addresses = new IpAddress?[order.Length];
            _endpointOrigins = new Origin[order.Length];
        }

        for (int i = 0; i < order.Length; i++)
        {
            _addresses[i] = null;
            var endpoint = slice.Endpoints[order[i]];
            if (endpoint.Addresses.IsEmpty) continue;
            if (!IpAddress.TryParse(endpoint.Addresses[0], ParsingGrade.Sloppy, out var address) || address.Family != _family) continue;
            _addresses[i] = address;
            _endpointOrigins[i] = OriginOf(slice, order[i]);
        }

        foreach (var port in OrderPorts(slice.Ports))
        {
            // Without a name or number the reference logs an error and goes on with the next port.
            if (port.Name is null || port.Port is null or 0) continue;
            var name = new ServicePortName(slice.Namespace, service, port.Name, port.Protocol ?? "TCP");
            if (!_found.TryGetValue(name, out var list)) list = new(order.Length);
            AddPort(slice, order, port.Port.Value, list);
            if (list.Count > 0) _found[name] = list;
        }
    }

    /// <summary>Endpoints that were read have a place of their own, and so a number; those of one pod share theirs.</summary>
    private Origin OriginOf(EndpointSlice slice, int index)
    {
        var origin = slice.Endpoints[index].Origin;
        if (origin.Object is null) return new Origin(slice.Manifest, EndpointsPath.Index(index));
        return origin.Offset > 0 ? origin with { Number = ++_origins } : origin;
    }

    private void AddPort(EndpointSlice slice, int[] order, int port, List<PlannedEndpoint> list)
    {
        string suffix = ":" + port.ToString(CultureInfo.InvariantCulture);
        for (int i = 0; i < order.Length; i++)
        {
            if (_addresses[i] is not { } address) continue;
            var endpoint = slice.Endpoints[order[i]];
            string addressText = endpoint.Addresses[0];
            string text = addressText.Contains(':') ? string.Concat("[", addressText, "]", suffix) : addressText + suffix;
            list.Add(new PlannedEndpoint(text, addressText, address, port)
            {
                NodeName = endpoint.NodeName,
                Ready = endpoint.Ready ?? true,
                Serving = endpoint.Serving ?? true,
                Terminating = endpoint.Terminating ?? false,
                Zones = endpoint.ForZones,
                Nodes = endpoint.ForNodes,
                Origin = _endpointOrigins[i],
                Sequence = _sequence++,
            });
        }
    }

    private static ImmutableArray<EndpointPort> OrderPorts(ImmutableArray<EndpointPort> ports) => ports.Length < 2
        ? ports
        : [.. ports.OrderBy(static port => port.Port ?? 0)];

    /// <summary>Indexes in the order of the joined addresses, list order where they are equal.</summary>
    private static int[] OrderEndpoints(ImmutableArray<Endpoint> endpoints)
    {
        int[] order = new int[endpoints.Length];
        bool sorted = true;
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
            sorted &= i == 0 || Compare(endpoints[i - 1], endpoints[i]) <= 0;
        }

        if (!sorted)
        {
            Array.Sort(order, (left, right) =>
            {
                int result = Compare(endpoints[left], endpoints[right]);
                return result != 0 ? result : left.CompareTo(right);
            });
        }

        return order;
    }

    private static int Compare(Endpoint left, Endpoint right) => left.Addresses.Length == 1 && right.Addresses.Length == 1
        ? string.CompareOrdinal(left.Addresses[0], right.Addresses[0])
        : string.CompareOrdinal(string.Join(',', left.Addresses), string.Join(',', right.Addresses));
}
