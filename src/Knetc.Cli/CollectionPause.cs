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

    /// <summary>Less input does not come to so much memory, which takes the system milliseconds to set aside.</summary>
    private const long SmallInput = 64L << 10;

    /// <summary>More than small input allocates as a rule.</summary>
    private const int FewBytes = 8 << 20;

    /// <summary>What may be allocated between two collections of a process that goes on.</summary>
    private const long RoundBytes = 192L << 20;

    /// <summary>Whether the pause in force is one for more than small input.</summary>
    private static bool _isLong;
    private static bool _renewed;
    private static long _allocated;

    /// <summary>May be called again when there turns out to be more, on standard input say.</summary>
    /// <param name="input">Bytes that are going to be read.</param>
    public static void Begin(long input)
    {
        bool isPaused = GCSettings.LatencyMode == GCLatencyMode.NoGCRegion;
        if (input < SmallInput)
        {
            if (isPaused) return;
            Start(FewBytes);
            HeapPages.PutNext(FewBytes / 4);
        }
        else if (!isPaused || !_isLong)
        {
            End();
            _isLong = true;
            Start(MostBytes);
            HeapPages.KeepAhead();
        }
    }

    private static void Start(long most)
    {
        // A container may have less memory than the machine.
        long bytes = Math.Min(most, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4);
        try
        {
            GC.TryStartNoGCRegion(bytes);
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or InvalidOperationException)
        {
            // The collector cannot promise as much here; it just goes on collecting.
        }
    }

    /// <summary>
    /// Collects what a process that goes on has let go of, if that is much, and puts off the next collection again: it falls between
    /// rounds of work rather than into one.
    /// </summary>
    public static void Renew()
    {
        long allocated = GC.GetTotalAllocatedBytes();
        bool isPaused = GCSettings.LatencyMode == GCLatencyMode.NoGCRegion;
        if (_renewed && isPaused && allocated - _allocated < RoundBytes / 2) return;
        HeapPages.Stop();
        End();

        // The pause alone takes new memory as long as there is some.
        GC.Collect();
        _renewed = true;
        _allocated = allocated;
        Start(RoundBytes);
    }

    private static void End()
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
