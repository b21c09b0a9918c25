using System.Collections.Immutable;
using Knetc.Binding;

namespace Knetc.Endpoints;

/// <summary>An EndpointSlice that lacks only its name.</summary>
/// <param name="Owner">The Service, or the Endpoints object of a mirrored slice; its name begins the slice's.</param>
/// <param name="Ordinal">From 0, among the slices of one owner, family and port set.</param>
internal sealed record SliceDraft(
    string Namespace,
    string Owner,
    string AddressType,
    PortSet Ports,
    int Ordinal,
    ImmutableArray<Endpoint> Endpoints,
    ImmutableArray<KeyValuePair<string, string>> Labels,
    ImmutableArray<KeyValuePair<string, string>> Annotations);
