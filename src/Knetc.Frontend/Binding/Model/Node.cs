using System.Collections.Immutable;
using Knetc.Schema;

namespace Knetc.Binding;

/// <summary>A <c>v1</c> Node.</summary>
public sealed record Node(ManifestObject Manifest, ObjectMeta Metadata) : IApiObject
{
    public const string ZoneLabel = "topology.kubernetes.io/zone";

    /// <summary><c>spec.podCIDRs</c>, or the single <c>spec.podCIDR</c> when the list is empty.</summary>
    public ImmutableArray<string> PodCIDRs { get; init; } = [];

    /// <summary><c>spec.podCIDR</c> as written, empty when absent.</summary>
    public string PodCIDR { get; init; } = "";

    public string ProviderID { get; init; } = "";

    public bool Unschedulable { get; init; }

    public ImmutableArray<Taint> Taints { get; init; } = [];

    public ImmutableArray<NodeAddress> Addresses { get; init; } = [];

    /// <summary>Value of the Ready condition: True, False or Unknown; null when the Node reports none.</summary>
    public string? ReadyCondition { get; init; }

    /// <summary><c>status.allocatable.cpu</c> in thousandths of a CPU; null when absent.</summary>
    public long? AllocatableMilliCpu { get; init; }

    /// <summary><c>status.capacity.cpu</c> in thousandths of a CPU; null when absent.</summary>
    public long? CapacityMilliCpu { get; init; }

    /// <summary>Made up because the input names no nodes; there may then be others.</summary>
    public bool IsAssumed { get; init; }

    public string Name => Metadata.Name;
}
