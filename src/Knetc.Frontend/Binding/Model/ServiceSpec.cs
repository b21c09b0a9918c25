using System.Collections.Immutable;

namespace Knetc.Binding;

public sealed record ServiceSpec
{
    public string Type { get; init; } = "";

    public ImmutableArray<ServicePort> Ports { get; init; } = [];

    public ImmutableArray<KeyValuePair<string, string>> Selector { get; init; } = [];

    public string ClusterIP { get; init; } = "";

    public ImmutableArray<string> ClusterIPs { get; init; } = [];

    public ImmutableArray<string> IPFamilies { get; init; } = [];

    public string? IPFamilyPolicy { get; init; }

    public ImmutableArray<string> ExternalIPs { get; init; } = [];

    public string SessionAffinity { get; init; } = "";

    public SessionAffinityConfig? SessionAffinityConfig { get; init; }

    public string LoadBalancerIP { get; init; } = "";

    public ImmutableArray<string> LoadBalancerSourceRanges { get; init; } = [];

    public string? LoadBalancerClass { get; init; }

    public bool? AllocateLoadBalancerNodePorts { get; init; }

    public string ExternalName { get; init; } = "";

    public string ExternalTrafficPolicy { get; init; } = "";

    public string? InternalTrafficPolicy { get; init; }

    public int HealthCheckNodePort { get; init; }

    public bool PublishNotReadyAddresses { get; init; }

    public string? TrafficDistribution { get; init; }
}
