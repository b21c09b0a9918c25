using System.Text;
using Knetc.Testing;

namespace Knetc.Robustness.Pipeline;

/// <summary>Sends bytes through the whole of <c>knetc compile -</c> and says what the promises about any input have to say to it.</summary>
public static class PipelineCheck
{
    private const long BaseBytes = 128L << 20;
    private const long BytesPerInputByte = 16 * 1024;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(5);

    /// <summary>Null when every promise was kept, else which one was not.</summary>
    /// <param name="asText">Report for people; only time, memory and exit code are then looked at.</param>
    public static string? Problem(byte[] input, bool asText = false)
    {
        var folder = new TempFolder();
        CommandResult? result = null;
        Exception? escaped = null;
        long allocated = 0;

        // As much stack as the main thread of a process may count on; what recurses deeper would fail in the field.
        var worker = new Thread(
            () =>
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                try
                {
                    result = KnetcCommand.RunWithBytes(folder.Path, input, "compile", "-", "-o", "out", "--nodes", "2", "--format", asText ? "text" : "json");
                }
                catch (Exception exception)
                {
                    escaped = exception;
                }

                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            },
            1 << 20)
        { IsBackground = true };
        worker.Start();
        if (!worker.Join(TimeLimit)) return $"still running after {TimeLimit.TotalSeconds} s";
        try
        {
            if (escaped is not null) return $"an exception escapes: {escaped}";
            if (allocated > BaseBytes + BytesPerInputByte * input.Length) return $"{allocated >> 20} MiB allocated for {input.Length} bytes of input";
            if (asText) return result!.ExitCode is 0 or 1 ? null : $"exit code {result.ExitCode}";
            return ReportCheck.Problem(result!, input) ?? OutputCheck.Problem(result!, folder.PathOf("out"));
        }
        finally
        {
            folder.Dispose();
        }
    }

    /// <summary>The same for a text, as UTF-8.</summary>
    public static string? Problem(string input) => Problem(Encoding.UTF8.GetBytes(input));
}
