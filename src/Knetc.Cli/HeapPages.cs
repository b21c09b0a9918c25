using System.Runtime;
using System.Runtime.InteropServices;

namespace Knetc.Cli;

/// <summary>
/// Has the kernel put the pages in place that the heap is going to use next: many in one call, large ones where it can, and beside the work.
/// Otherwise the work stops at the first touch of each, and more than a third of its time may be that. Only for a heap that grows: one
/// that is collected uses its pages again.
/// </summary>
internal static class HeapPages
{
    /// <summary>How far pages are in place beyond the newest object. What the process does not come to use of them is the price.</summary>
    private const int Ahead = 8 << 20;

    private const int LargePage = 2 << 20;

    /// <summary><c>MADV_HUGEPAGE</c>: large pages, unless the machine is set to have none.</summary>
    private const int Large = 14;

    /// <summary><c>MADV_POPULATE_WRITE</c> of Linux 5.14: pages in place and writable. Older kernels refuse it.</summary>
    private const int PopulateWrite = 23;

    private static volatile bool _isStopped;

    /// <summary>Puts the pages of a large buffer in place that is going to be filled.</summary>
    public static unsafe void PutInPlace(Span<char> buffer)
    {
        fixed (char* first = buffer)
        {
            nint start = PageOf((nint)first + Environment.SystemPageSize - 1);
            nint end = PageOf((nint)first + (buffer.Length * (nint)sizeof(char)));
            if (start < end) Populate(start, end - start);
        }
    }

    /// <summary>Puts the pages in place that the heap uses next.</summary>
    public static void PutNext(int bytes) => Populate(Newest(), bytes);

    /// <summary>Does so again and again on a thread of its own, until collections begin.</summary>
    public static void KeepAhead() => new Thread(Run) { IsBackground = true }.Start();

    public static void Stop() => _isStopped = true;

    private static void Run()
    {
        if (!Populate(Newest(), Environment.SystemPageSize)) return;
        nint end = 0;
        while (!_isStopped && GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
        {
            nint newest = Newest();

            // The heap goes on elsewhere now and then; a step that reaches into what it has not asked for is refused, and need not be.
            if (newest > end || newest < end - (2 * Ahead)) end = newest & -LargePage;
            for (; end < newest + Ahead; end += LargePage) Populate(end, LargePage);
            Thread.Sleep(1);
        }
    }

    /// <summary>The page where the heap goes on: a thread's own part of it is too small for this object, which therefore stands behind all parts.</summary>
    private static nint Newest()
    {
        var probe = GCHandle.Alloc(new byte[8192], GCHandleType.Pinned);
        nint page = PageOf(probe.AddrOfPinnedObject());
        probe.Free();
        return page;
    }

    private static nint PageOf(nint address) => address & -Environment.SystemPageSize;

    /// <summary>Puts the pages of a range in place that is writable as a whole. False when the system does not do so.</summary>
    private static bool Populate(nint start, nint length)
    {
        if (!OperatingSystem.IsLinux()) return false;
        try
        {
            _ = Advise(start, length, Large);
            return Advise(start, length, PopulateWrite) == 0;
        }
        catch (Exception exception) when (exception is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "madvise")]
    private static extern int Advise(nint start, nint length, int advice);
}
