using System.Collections.Immutable;
using Knetc.Net;

namespace Knetc.Tracing;

/// <summary>One of the ways a packet may go.</summary>
/// <param name="Verdict">How it ends.</param>
/// <param name="Destination">Where it is addressed to at the end.</param>
/// <param name="Port">The destination port at the end.</param>
/// <param name="Masqueraded">Whether its source became an address of the node.</param>
/// <param name="Probability">How likely this outcome is.</param>
public sealed record TraceOutcome(TraceVerdict Verdict, IpAddress Destination, int Port, bool Masqueraded, Fraction Probability)
{
    /// <summary>What rules remembered, for <see cref="AffinityMemory.After"/>.</summary>
    public ImmutableArray<AffinityEntry> Remembered { get; init; } = [];
}
