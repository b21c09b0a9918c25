using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Knetc.Benchmarks;

/// <summary>The processor time of child processes, as the kernel adds it up when one has ended.</summary>
internal static class ChildTimes
{
    private const int Children = -1;

    /// <summary>Longs in <c>struct rusage</c>; the first four are seconds and microseconds of user and of system time.</summary>
    private const int FieldCount = 18;

    /// <summary>User and system time of all children so far.</summary>
    public static TimeSpan Total()
    {
        long[] usage = new long[FieldCount];
        if (getrusage(Children, usage) != 0) throw new Win32Exception();
        return TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3]);
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int getrusage(int who, [Out] long[] usage);
}
