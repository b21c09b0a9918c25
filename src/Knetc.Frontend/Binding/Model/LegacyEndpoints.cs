using System.Collections.Immutable;
using Knetc.Schema;

namespace Knetc.Binding;

/// <summary>A <c>v1</c> Endpoints object, the older form of EndpointSlice.</summary>
public sealed record LegacyEndpoints(ManifestObject Manifest, ObjectMeta Metadata) : IApiObject
{
    public ImmutableArray<EndpointSubset> Subsets { get; init; } = [];

    public string Namespace => Metadata.Namespace;

    public string Name => Metadata.Name;
}
