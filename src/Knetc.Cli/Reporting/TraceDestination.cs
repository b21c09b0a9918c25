using Knetc.Net;
using Knetc.Tracing;

namespace Knetc.Cli.Reporting;

/// <summary>An address and port that a packet may end at.</summary>
/// <param name="Address">The address.</param>
/// <param name="Port">The port.</param>
/// <param name="Masqueraded">Whether it always, or never, gets there with an address of the node; null for sometimes.</param>
/// <param name="Probability">How likely.</param>
internal sealed record TraceDestination(IpAddress Address, int Port, bool? Masqueraded, Fraction Probability)
{
    /// <summary>The destinations of a trace, each once, in order.</summary>
    public static IEnumerable<TraceDestination> Of(TraceResult trace) =>
        from outcome in trace.Destinations
        group outcome by (outcome.Destination, outcome.Port)
        into same
        orderby same.Key.Destination, same.Key.Port
        select new TraceDestination(
            same.Key.Destination,
            same.Key.Port,
            same.All(static outcome => outcome.Masqueraded) ? true : same.Any(static outcome => outcome.Masqueraded) ? null : false,
            same.Aggregate(Fraction.Zero, static (sum, outcome) => sum + outcome.Probability));
}
