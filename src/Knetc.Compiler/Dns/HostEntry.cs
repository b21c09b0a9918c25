using System.Collections.Immutable;
using Knetc.Schema;

namespace Knetc.Dns;

/// <summary>A line of the hosts file.</summary>
/// <param name="Address">The address, spelled canonically.</param>
/// <param name="Names">Relative to the zone, the one that belongs to this address first.</param>
/// <param name="Origin">The field it comes from.</param>
public sealed record HostEntry(string Address, ImmutableArray<string> Names, Origin Origin);
