using System.Collections.Immutable;
using Knetc.Net;
using Knetc.Schema;

namespace Knetc.Ipvs;

/// <summary>A set with its entries, each once, in the order in which service ports ask for them.</summary>
/// <param name="Definition">Which set.</param>
/// <param name="Family">The family its addresses are of.</param>
/// <param name="Entries">What the kernel is given.</param>
/// <param name="FirstOrigin">The field that asked for the first entry, given or refused; nothing for a set nobody asks for.</param>
/// <param name="IsWanted">
/// Whether any entry is asked for. The kernel refuses networks of length 0, so a wanted set may be empty; rules are made
/// for it all the same.
/// </param>
public sealed record IpSet(
    IpSetDefinition Definition, IpFamily Family, ImmutableArray<IpSetEntry> Entries, Origin FirstOrigin, bool IsWanted)
{
    public string Name { get; } = Definition.Name(Family);
}
