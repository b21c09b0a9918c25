using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Knetc.Testing;

/// <summary>
/// Processor time of the calling thread, for tests that hold something to a bound: other tests and other programs take none of it. What the
/// measured code gives to other threads is not in it. Where the system does not tell, it is the time of the clock.
/// </summary>
public static class ThreadTime
{
    private const int ThisThread = 3;

    /// <summary>What the thread has had since some time in the past.</summary>
    public static TimeSpan Now =>
        OperatingSystem.IsLinux() && ReadClock(ThisThread, out var time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks(time.Nanoseconds / TimeSpan.NanosecondsPerTick)
            : Stopwatch.GetElapsedTime(0);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int ReadClock(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
