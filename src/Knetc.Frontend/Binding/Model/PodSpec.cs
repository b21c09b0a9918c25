using System.Collections.Immutable;

namespace Knetc.Binding;

/// <summary>The spec of a pod or pod template, as far as the network and its rules go.</summary>
public sealed record PodSpec
{
    public ImmutableArray<Container> Containers { get; init; } = [];

    public ImmutableArray<Container> InitContainers { get; init; } = [];

    public ImmutableArray<Container> EphemeralContainers { get; init; } = [];

    public string NodeName { get; init; } = "";

    public ImmutableArray<KeyValuePair<string, string>> NodeSelector { get; init; } = [];

    /// <summary>Terms of the required node affinity, any of which admits a node; null when there is no such requirement.</summary>
    public ImmutableArray<NodeSelectorTerm>? RequiredNodeAffinity { get; init; }

    public ImmutableArray<Toleration> Tolerations { get; init; } = [];

    public bool HostNetwork { get; init; }

    public string Hostname { get; init; } = "";

    public string Subdomain { get; init; } = "";

    public string RestartPolicy { get; init; } = "";

    public string DnsPolicy { get; init; } = "";

    public PodDnsConfig? DnsConfig { get; init; }

    public ImmutableArray<HostAlias> HostAliases { get; init; } = [];

    public string ServiceAccountName { get; init; } = "";

    public string PriorityClassName { get; init; } = "";

    public long? ActiveDeadlineSeconds { get; init; }

    /// <summary>In seconds; null when absent.</summary>
    public long? TerminationGracePeriodSeconds { get; init; }

    /// <summary>Whether the Services of the namespace become environment variables; null when absent.</summary>
    public bool? EnableServiceLinks { get; init; }

    public string SchedulerName { get; init; } = "";

    public bool HasSchedulingGates { get; init; }
}
