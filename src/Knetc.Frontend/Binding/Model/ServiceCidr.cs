using System.Collections.Immutable;
using Knetc.Schema;

namespace Knetc.Binding;

/// <summary>A <c>networking.k8s.io</c> ServiceCIDR: a range that cluster IPs may come from.</summary>
public sealed record ServiceCidr(ManifestObject Manifest, ObjectMeta Metadata, ImmutableArray<string> Cidrs) : IApiObject
{
    /// <summary>Value of the Ready condition; null, which counts as ready, when absent.</summary>
    public string? ReadyCondition { get; init; }

    public string Name => Metadata.Name;
}
