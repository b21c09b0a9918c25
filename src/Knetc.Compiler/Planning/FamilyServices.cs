using System.Collections.Immutable;
using Knetc.Net;

namespace Knetc.Planning;

/// <summary>What the proxy instances of one family have in common on all nodes.</summary>
public sealed record FamilyServices(IpFamily Family, ImmutableArray<PlannedServicePort> Ports)
{
    /// <summary>Above this number of endpoints the reference leaves out comments.</summary>
    private const int LargeClusterThreshold = 1000;

    /// <summary>
    /// Endpoints by service port as the slices name them, also those no Service asks for, by name. Only logs need it.
    /// </summary>
    public ImmutableArray<KeyValuePair<ServicePortName, EndpointList>> EndpointsByName => [.. Endpoints.OrderBy(static item => item.Key)];

    /// <summary>The same in no order.</summary>
    internal Dictionary<ServicePortName, EndpointList> Endpoints { get; init; } = [];

    /// <summary>All endpoints of all service ports, usable or not.</summary>
    public int EndpointCount { get; internal init; } = Count(Ports);

    public bool IsLargeCluster => EndpointCount > LargeClusterThreshold;

    private static int Count(ImmutableArray<PlannedServicePort> ports)
    {
        int count = 0;
        foreach (var port in ports) count += port.Endpoints.Items.Length;
        return count;
    }
}
