using System.Diagnostics;
using System.Text;
using Knetc.Testing;
using static System.FormattableString;

namespace Knetc.Benchmarks.Watching;

/// <summary>Edits one file after the other under <c>knetc compile --watch</c>: how soon the new rules are on disk, and what memory that takes.</summary>
internal static class WatchBenchmark
{
    private const string Node = "node-0";

    public static int Run(WatchOptions options, TextWriter output)
    {
        if (!File.Exists(options.Executable))
        {
            output.WriteLine($"{options.Executable} is not there: build or publish src/Knetc.Cli first.");
            return 2;
        }

        using var folder = new TempFolder();
        var project = new WatchedProject(new LargeCluster(options.Services, options.EndpointsPerService), folder.PathOf("k8s"));
        var target = folder.PathOf("out");
        string[] arguments = ["compile", "--watch", folder.PathOf("k8s"), "-o", target, .. options.HasLock ? ["--lock-file", folder.PathOf("knetc.lock.json")] : (string[])["--no-lock"], "--node", Node, .. LargeCluster.Options, .. options.CompileOptions];
        using var process = Process.Start(new ProcessStartInfo(options.Executable, arguments) { RedirectStandardError = true })
            ?? throw new InvalidOperationException($"{options.Executable} did not start.");
        try
        {
            output.WriteLine(NextRound(process));
            var first = MeasuredProcess.ResidentBytes(process.Id);
            var times = new List<double>();
            var peak = first;
            var middle = first;
            for (var edit = 0; edit < options.Edits; edit++)
            {
                Thread.Sleep(options.Pause);
                var start = Stopwatch.GetTimestamp();
                var word = options.Edit == WatchedEdit.Service || (options.Edit == WatchedEdit.Mixed && edit % 2 == 1) ? project.EditService(edit) : project.EditEndpoint(edit);
                NextRound(process);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                peak = Math.Max(peak, MeasuredProcess.ResidentBytes(process.Id));
                if (edit == options.Edits / 2) middle = MeasuredProcess.ResidentBytes(process.Id);
                if (!Holds(Path.Combine(target, "nodes", Node, "iptables.rules"), word)) throw new InvalidOperationException($"the rules do not name {word}.");
            }

            times.Sort();
            var last = MeasuredProcess.ResidentBytes(process.Id);
            output.WriteLine("| services | edits | median ms | 95 % ms | worst ms | resident MB at first | in the middle | at last | at most after a round | peak |");
            output.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
            output.WriteLine(Invariant($"| {options.Services} | {times.Count} | {times[times.Count / 2]:f0} | {times[times.Count * 95 / 100]:f0} | {times[^1]:f0} ")
                + Invariant($"| {first / 1e6:f0} | {middle / 1e6:f0} | {last / 1e6:f0} | {peak / 1e6:f0} | {MeasuredProcess.PeakBytes(process.Id) / 1e6:f0} |"));
            return 0;
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
        }
    }

    /// <summary>Waits for the line that ends a round, when all files are in their places.</summary>
    private static string NextRound(Process process)
    {
        while (process.StandardError.ReadLine() is { } line)
        {
            if (line.StartsWith("knetc: ", StringComparison.Ordinal)) return line;
        }

        throw new InvalidOperationException("knetc ended.");
    }

    private static bool Holds(string file, string text) => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
