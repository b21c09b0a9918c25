using System.Collections.Immutable;

namespace Knetc.Binding;

/// <summary>Addresses that share a set of ports.</summary>
public sealed record EndpointSubset(
    ImmutableArray<EndpointAddress> Addresses,
    ImmutableArray<EndpointAddress> NotReadyAddresses,
    ImmutableArray<EndpointPort> Ports);
