using System.Diagnostics;
using System.Globalization;

namespace Knetc.Benchmarks;

/// <summary>Runs a program once and watches its time and memory.</summary>
internal static class MeasuredProcess
{
    public static Measurement Run(string executable, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(executable, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        var before = ChildTimes.Total();
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{executable} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();

        // The kernel keeps the peak itself, but only until the process is gone; rusage of a child would include the memory
        // of this process, from which it was forked. Reading every millisecond misses at most the last one.
        var peak = 0L;
        do
        {
            peak = Math.Max(peak, PeakBytes(process.Id));
        }
        while (!process.WaitForExit(TimeSpan.FromMilliseconds(1)));
        var wall = clock.Elapsed;

        process.WaitForExit();
        return process.ExitCode == 0
            ? new Measurement(wall, ChildTimes.Total() - before, peak)
            : throw new InvalidOperationException($"exit code {process.ExitCode}\n{output.Result}{error.Result}");
    }

    /// <summary>Peak resident memory in bytes, or 0 when the process has just ended.</summary>
    public static long PeakBytes(int processId) => Read("VmHWM:", processId);

    /// <summary>Resident memory in bytes, or 0 when the process has just ended.</summary>
    public static long ResidentBytes(int processId) => Read("VmRSS:", processId);

    private static long Read(string field, int processId)
    {
        try
        {
            var status = File.ReadLines($"/proc/{processId}/status");
            var line = status.FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal));
            if (line is null) return 0;
            var kilobytes = line[field.Length..].Trim().Split(' ')[0];
            return 1024 * long.Parse(kilobytes, CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
