using Knetc.Testing;
using static System.FormattableString;

namespace Knetc.Benchmarks;

/// <summary>Times fresh knetc processes that write into an empty folder.</summary>
internal static class WholeProcess
{
    public static int Run(WholeProcessOptions options, TextWriter output)
    {
        if (!File.Exists(options.Executable))
        {
            output.WriteLine($"{options.Executable} is not there: build or publish src/Knetc.Cli first.");
            return 2;
        }

        output.WriteLine($"{Path.GetRelativePath(Repository.Root, options.Executable)}, median of {options.Runs} runs");
        output.WriteLine();
        output.WriteLine("| command | services | nodes | input MB | output MB | median s | best s | processor s | peak MB |");
        output.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        output.WriteLine(MeasureSmallProject(options));
        foreach (var services in options.Services)
        {
            foreach (var row in MeasureCluster(new LargeCluster(services, options.EndpointsPerService), options)) output.WriteLine(row);
        }

        return 0;
    }

    /// <summary>A project of a few Services, as most are.</summary>
    private static string MeasureSmallProject(WholeProcessOptions options)
    {
        using var folder = new TempFolder();
        var project = Repository.PathOf("examples", "shop");
        var target = folder.PathOf("out");
        var runs = Repeat(options, ["compile", project, "-o", target, "--locked"], target, out var outputBytes);
        var inputBytes = SizeOf(Path.Combine(project, "k8s"));
        return Row("compile examples/shop", "", "3", inputBytes, outputBytes, runs);
    }

    private static IEnumerable<string> MeasureCluster(LargeCluster cluster, WholeProcessOptions options)
    {
        using var folder = new TempFolder();
        var input = folder.PathOf("manifests.yaml");
        using (var writer = new StreamWriter(input)) cluster.WriteTo(writer);
        var inputBytes = new FileInfo(input).Length;
        var services = Invariant($"{cluster.Services}");
        var target = folder.PathOf("out");
        string[] compile = ["compile", input, "-o", target, "--no-lock", .. LargeCluster.Options, .. options.CompileOptions];
        string[] one = ["--node", "node-0"];

        var runs = Repeat(options, ["check", input, "--no-lock", .. LargeCluster.Options], target, out _);
        yield return Row("check", services, "", inputBytes, 0, runs);
        runs = Repeat(options, [.. compile, .. one], target, out var outputBytes);
        yield return Row("compile", services, "1", inputBytes, outputBytes, runs);
        runs = Repeat(options, [.. compile, .. one, "--emit", "rules"], target, out outputBytes);
        yield return Row("compile --emit rules", services, "1", inputBytes, outputBytes, runs);
        if (!options.AllNodes) yield break;
        runs = Repeat(options, compile, target, out outputBytes);
        yield return Row("compile", services, Invariant($"{cluster.Nodes}"), inputBytes, outputBytes, runs);
    }

    /// <summary>Runs one command again and again, each time into an empty folder.</summary>
    private static List<Measurement> Repeat(WholeProcessOptions options, string[] arguments, string target, out long outputBytes)
    {
        var measurements = new List<Measurement>();
        outputBytes = 0;
        for (var run = 0; run < options.Runs; run++)
        {
            measurements.Add(MeasuredProcess.Run(options.Executable, arguments));
            outputBytes = SizeOf(target);
            if (arguments[0] == "compile" && outputBytes == 0) throw new InvalidOperationException("knetc wrote nothing.");
            if (Directory.Exists(target)) Directory.Delete(target, recursive: true);
        }

        return measurements;
    }

    private static string Row(string command, string services, string nodes, long inputBytes, long outputBytes, List<Measurement> runs)
    {
        var wall = runs.Select(static run => run.Wall.TotalSeconds).Order().ToArray();
        var processor = runs.Select(static run => run.Processor.TotalSeconds).Order().ToArray();
        var peak = runs.Select(static run => (double)run.PeakBytes).Order().ToArray();
        return Invariant($"| {command} | {services} | {nodes} | {Megabytes(inputBytes):f1} | {Megabytes(outputBytes):f1} ")
            + Invariant($"| {Median(wall):f3} | {wall[0]:f3} | {Median(processor):f3} | {Megabytes(Median(peak)):f0} |");
    }

    private static double Median(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;

    private static double Megabytes(double bytes) => bytes / 1e6;

    private static long SizeOf(string folder) =>
        !Directory.Exists(folder)
            ? 0
            : Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(static file => new FileInfo(file).Length);
}
