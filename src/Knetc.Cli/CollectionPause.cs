using System.Runtime;

namespace Knetc.Cli;

/// <summary>
/// Puts off garbage collection. The process is short-lived and keeps nearly all it makes until the end, so that collecting
/// costs a fifth of its time and frees little.
/// </summary>
internal static class CollectionPause
{
    /// <summary>More than a cluster of the largest promised size allocates, and less than the memory promised for it. Beyond that, memory is collected as usual.</summary>
    private const long MostBytes = 768L << 20;

    public static void Begin()
    {
        // A container may have less memory than the machine.
        long bytes = Math.Min(MostBytes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4);
        try
        {
            GC.TryStartNoGCRegion(bytes);
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or InvalidOperationException)
        {
            // The collector cannot promise as much here; it just goes on collecting.
        }
    }

    /// <summary>Collects as usual from now on: the process goes on for long.</summary>
    public static void End()
    {
        if (GCSettings.LatencyMode != GCLatencyMode.NoGCRegion) return;
        try
        {
            GC.EndNoGCRegion();
        }
        catch (InvalidOperationException)
        {
            // What was allocated came to more than was promised, which ended the pause already.
        }
    }
}
