using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Binding;

/// <summary>An object that makes pods: Deployment, StatefulSet, DaemonSet, ReplicaSet, ReplicationController, Job or CronJob.</summary>
public sealed record Workload(ManifestObject Manifest, ObjectMeta Metadata, PodTemplate Template) : IApiObject
{
    public string Kind => Manifest.Kind;

    public string Namespace => Metadata.Namespace;

    public string Name => Metadata.Name;

    /// <summary><c>spec.replicas</c>; null when absent.</summary>
    public int? Replicas { get; init; }

    /// <summary><c>spec.selector</c>; null when absent.</summary>
    public LabelSelector? Selector { get; init; }

    /// <summary>Governing Service of a StatefulSet.</summary>
    public string ServiceName { get; init; } = "";

    /// <summary>First ordinal of a StatefulSet.</summary>
    public int OrdinalsStart { get; init; }

    /// <summary><c>spec.parallelism</c> of a Job; null when absent.</summary>
    public int? Parallelism { get; init; }

    /// <summary><c>spec.completions</c> of a Job; null when absent.</summary>
    public int? Completions { get; init; }
}
