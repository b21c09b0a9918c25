using System.Collections.Immutable;
using Knetc.Schema;

namespace Knetc.Binding;

/// <summary>A <c>v1</c> Pod, read from a manifest or derived from a workload.</summary>
public sealed record Pod(ManifestObject Manifest, ObjectMeta Metadata, PodSpec Spec) : IApiObject
{
    /// <summary><c>status.phase</c>, empty when the pod reports none.</summary>
    public string Phase { get; init; } = "";

    /// <summary><c>status.podIP</c> as written.</summary>
    public string PodIP { get; init; } = "";

    /// <summary><c>status.podIPs</c>, reconciled with <see cref="PodIP"/>.</summary>
    public ImmutableArray<string> PodIPs { get; init; } = [];

    public string HostIP { get; init; } = "";

    public ImmutableArray<string> HostIPs { get; init; } = [];

    /// <summary>Value of the Ready condition: True, False or Unknown; null when the pod reports none.</summary>
    public string? ReadyCondition { get; init; }

    /// <summary>The workload this pod was derived from, as <c>Deployment</c>; empty for a pod of its own.</summary>
    public string OwnerKind { get; init; } = "";

    /// <summary>The field the pod comes from.</summary>
    public Origin Origin { get; init; }

    public string Namespace => Metadata.Namespace;

    public string Name => Metadata.Name;
}
