using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using static System.FormattableString;

namespace Knetc.Benchmarks.Phases;

/// <summary>Runs <see cref="PhaseBenchmarks"/> and prints a row for each phase: what it takes, and how that grows.</summary>
internal static class PhaseTable
{
    public static int Run(TextWriter output)
    {
        var job = Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithMinIterationTime(TimeInterval.FromMilliseconds(100))
            .WithWarmupCount(2)
            .WithIterationCount(5);
        var config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(NullLogger.Instance)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "knetc-benchmarks"))
            .WithOptions(ConfigOptions.DisableLogFile);
        var summary = BenchmarkRunner.Run<PhaseBenchmarks>(config);
        if (summary.HasCriticalValidationErrors || summary.Reports.Any(static report => !report.Success))
        {
            output.WriteLine("A phase failed; in-process --filter '*PhaseBenchmarks*' shows why.");
            return 1;
        }

        var reports = summary.Reports.ToLookup(static report => (string)report.BenchmarkCase.Parameters[nameof(PhaseBenchmarks.Phase)]);
        int[] sizes = [.. summary.Reports.Select(SizeOf).Distinct().Order()];
        output.WriteLine($"| phase | {string.Join(" | ", sizes.Select(static size => Invariant($"{size:n0} ms")))} | exponent | {string.Join(" | ", sizes.Select(static size => Invariant($"{size:n0} MB")))} | exponent | bytes per endpoint |");
        output.WriteLine($"|---|{string.Concat(Enumerable.Repeat("---:|", (2 * sizes.Length) + 3))}");
        foreach (string phase in PhaseBenchmarks.Names) output.WriteLine(Row(phase, [.. reports[phase].OrderBy(SizeOf)]));
        return 0;
    }

    private static string Row(string phase, BenchmarkReport[] reports)
    {
        (double Size, double Nanoseconds)[] times = [.. reports.Select(static report => ((double)SizeOf(report), report.ResultStatistics!.Median))];
        (double Size, double Bytes)[] bytes = [.. reports.Select(static report => ((double)SizeOf(report), (double)report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase)!))];
        var largest = bytes[^1];
        return $"| {phase} | {string.Join(" | ", times.Select(static time => Digits(time.Nanoseconds / 1e6)))} | {Invariant($"{Scaling.Exponent(times):f2}")} "
            + $"| {string.Join(" | ", bytes.Select(static amount => Digits(amount.Bytes / 1e6)))} | {Invariant($"{Scaling.Exponent(bytes):f2}")} "
            + Invariant($"| {largest.Bytes / (largest.Size * PhaseBenchmarks.EndpointsPerService):f0} |");
    }

    private static int SizeOf(BenchmarkReport report) => (int)report.BenchmarkCase.Parameters[nameof(PhaseBenchmarks.Services)];

    private static string Digits(double value) => value switch
    {
        >= 100 => Invariant($"{value:f0}"),
        >= 1 => Invariant($"{value:f1}"),
        _ => Invariant($"{value:f3}"),
    };
}
