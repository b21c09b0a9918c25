using System.Collections.Immutable;
using Knetc.Binding;

namespace Knetc.Rules;

/// <summary>The endpoint addresses of one slice.</summary>
internal sealed record GivenEndpoints(EndpointSlice Slice, ImmutableArray<GivenEndpoint> Endpoints);
