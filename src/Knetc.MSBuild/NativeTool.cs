using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace Knetc.MSBuild;

/// <summary>Finds out whether a native executable runs on this machine: its C library may be too old, or the file may not be executed.</summary>
internal static class NativeTool
{
    private const int MaxMilliseconds = 5000;

    /// <summary>One answer for all projects of a build.</summary>
    private static readonly ConcurrentDictionary<string, bool> Answers = new(StringComparer.Ordinal);

    public static bool Runs(string path) => Answers.GetOrAdd(path, Try);

    private static bool Try(string path)
    {
        if (!File.Exists(path)) return false;
        var start = new ProcessStartInfo(path, "--version") { UseShellExecute = false, CreateNoWindow = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            // What it says, a line at most, waits in the pipe; nobody reads it.
            using var process = Process.Start(start);
            return process is not null && process.WaitForExit(MaxMilliseconds) && process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
