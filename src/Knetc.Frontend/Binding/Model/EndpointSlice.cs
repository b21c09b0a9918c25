using System.Collections.Immutable;
using Knetc.Schema;

namespace Knetc.Binding;

/// <summary>A <c>discovery.k8s.io/v1</c> EndpointSlice, read from a manifest or built from pods.</summary>
public sealed record EndpointSlice(ManifestObject Manifest, ObjectMeta Metadata, string AddressType) : IApiObject
{
    public const string ServiceNameLabel = "kubernetes.io/service-name";

    public ImmutableArray<EndpointPort> Ports { get; init; } = [];

    public ImmutableArray<Endpoint> Endpoints { get; init; } = [];

    public string Namespace => Metadata.Namespace;

    public string Name => Metadata.Name;
}
