using System.Collections.Immutable;

namespace Knetc.Binding;

/// <summary>The typed objects of the input, in input order.</summary>
public sealed record BoundObjects
{
    public ImmutableArray<Service> Services { get; init; } = [];

    public ImmutableArray<Node> Nodes { get; init; } = [];

    public ImmutableArray<EndpointSlice> EndpointSlices { get; init; } = [];

    public ImmutableArray<LegacyEndpoints> Endpoints { get; init; } = [];

    public ImmutableArray<Pod> Pods { get; init; } = [];

    public ImmutableArray<Workload> Workloads { get; init; } = [];

    public ImmutableArray<KubeNamespace> Namespaces { get; init; } = [];

    public ImmutableArray<ServiceCidr> ServiceCidrs { get; init; } = [];

    public ImmutableArray<KubeProxyConfiguration> KubeProxyConfigurations { get; init; } = [];
}
