using System.Collections.Immutable;
using Knetc.Planning;

namespace Knetc.PodNetwork;

/// <summary>Another node of the overlay.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Mac">The hardware address of its interface.</param>
/// <param name="Subnets">Its pods' subnets, whose gateways are at that hardware address.</param>
public sealed record OverlayPeer(PlannedAddress Address, string Mac, ImmutableArray<PodSubnet> Subnets);
