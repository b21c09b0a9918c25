using Knetc.Binding;
using Knetc.Net;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>An endpoint address that a manifest gives, in an EndpointSlice or in Endpoints.</summary>
/// <param name="Index">In the endpoint's list.</param>
internal readonly record struct GivenEndpoint(EndpointSlice Slice, Endpoint Endpoint, int Index, IpAddress Address)
{
    public ManifestObject Manifest => Endpoint.Origin.Object;

    public FieldPath Path => Manifest.Kind == "Endpoints"
        ? Endpoint.Origin.Path.Field("ip")
        : Endpoint.Origin.Path.Field("addresses").Index(Index);
}
