using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Options;

namespace Knetc;

/// <summary>
/// What the front end hands to the back ends: every object as a live cluster would store it, addresses allocated and
/// endpoints built. Objects with errors are not in it.
/// </summary>
/// <param name="Options">The cluster's options.</param>
/// <param name="Nodes">All nodes, by name.</param>
/// <param name="Services">All services, by namespace and name.</param>
/// <param name="EndpointSlices">All slices, read and generated, by namespace and name.</param>
public sealed record ResolvedCluster(
    ClusterOptions Options,
    ImmutableArray<Node> Nodes,
    ImmutableArray<Service> Services,
    ImmutableArray<EndpointSlice> EndpointSlices)
{
    /// <summary>The namespaces that the input declares, by name.</summary>
    public ImmutableArray<KubeNamespace> Namespaces { get; init; } = [];

    /// <summary>All pods, given and derived from workloads, by namespace and name.</summary>
    public ImmutableArray<Pod> Pods { get; init; } = [];

    /// <summary>How the pod network is built.</summary>
    public PodNetworkOptions PodNetwork { get; init; } = new();
}
