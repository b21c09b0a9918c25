using System.Collections.Immutable;

namespace Knetc.Tracing;

/// <summary>What the rules of a node do with a packet.</summary>
/// <param name="Packet">The packet.</param>
/// <param name="Outcomes">
/// Every way it may go, each once, ordered by verdict, destination and port. The probabilities add up to 1.
/// </param>
/// <param name="Steps">The rules that held, on any of its ways, in the order in which it meets them.</param>
public sealed record TraceResult(Packet Packet, ImmutableArray<TraceOutcome> Outcomes, ImmutableArray<TraceStep> Steps)
{
    /// <summary>How it ends; where chance decides even that, the first of forward, reject, drop and none that can be.</summary>
    public TraceVerdict Verdict
    {
        get
        {
            foreach (var verdict in (ReadOnlySpan<TraceVerdict>)[TraceVerdict.Forward, TraceVerdict.Reject, TraceVerdict.Drop])
            {
                foreach (var outcome in Outcomes)
                {
                    if (outcome.Verdict == verdict) return verdict;
                }
            }

            return TraceVerdict.None;
        }
    }

    /// <summary>Where it may go; empty unless the verdict is <see cref="TraceVerdict.Forward"/>.</summary>
    public ImmutableArray<TraceOutcome> Destinations => [.. Outcomes.Where(static outcome => outcome.Verdict == TraceVerdict.Forward)];

    /// <summary>Whether its source may become an address of the node.</summary>
    public bool Masqueraded => Outcomes.Any(static outcome => outcome.Masqueraded);
}
