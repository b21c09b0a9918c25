namespace Knetc.Benchmarks;

/// <summary>One run of a process.</summary>
/// <param name="Wall">From start to exit.</param>
/// <param name="Processor">User and system time, of all threads.</param>
/// <param name="PeakBytes">Highest resident memory.</param>
internal readonly record struct Measurement(TimeSpan Wall, TimeSpan Processor, long PeakBytes);
