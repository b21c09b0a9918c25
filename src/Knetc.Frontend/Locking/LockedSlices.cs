using System.Collections.Immutable;

namespace Knetc.Locking;

/// <summary>Which endpoints stand in which EndpointSlice of a Service, family and set of ports.</summary>
/// <param name="Key">See <see cref="LockKeys.Slices"/>.</param>
/// <param name="Slices">Ordinals with the keys of their endpoints, by ordinal.</param>
public sealed record LockedSlices(string Key, ImmutableArray<(int Ordinal, ImmutableArray<string> Endpoints)> Slices);
