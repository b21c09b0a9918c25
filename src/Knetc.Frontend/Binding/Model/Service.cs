using System.Collections.Immutable;
using Knetc.Schema;

namespace Knetc.Binding;

/// <summary>A <c>v1</c> Service. Texts are as written; an absent text field is empty, an absent pointer field is null.</summary>
public sealed record Service(ManifestObject Manifest, ObjectMeta Metadata, ServiceSpec Spec) : IApiObject
{
    /// <summary><c>status.loadBalancer.ingress</c>.</summary>
    public ImmutableArray<LoadBalancerIngress> Ingress { get; init; } = [];

    public string Namespace => Metadata.Namespace;

    public string Name => Metadata.Name;

    /// <summary>Headless: the list of cluster IPs is exactly <c>None</c>.</summary>
    public bool IsHeadless => Spec.ClusterIPs is ["None"];

    public bool IsSelectorless => Spec.Selector.IsEmpty;
}
