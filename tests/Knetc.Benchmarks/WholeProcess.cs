using Knetc.Testing;

namespace Knetc.Benchmarks;

/// <summary>Times fresh knetc processes that read one file and write into an empty folder.</summary>
internal static class WholeProcess
{
    /// <summary>One of these is written in every mode.</summary>
    private static readonly string[] RuleFiles = ["iptables.rules", "kube-proxy.nft"];

    public static int Run(WholeProcessOptions options, TextWriter output)
    {
        if (!File.Exists(options.Executable))
        {
            output.WriteLine($"{options.Executable} is not there: build or publish src/Knetc.Cli first.");
            return 2;
        }

        var nodes = options.AllNodes ? "all nodes" : "one node";
        output.WriteLine($"{Path.GetRelativePath(Repository.Root, options.Executable)}, {nodes}, median of {options.Runs} runs");
        output.WriteLine();
        output.WriteLine("| services | endpoints | nodes | input MB | output MB | median s | best s | peak MB |");
        output.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var services in options.Services)
            output.WriteLine(Measure(new LargeCluster(services, options.EndpointsPerService), options));
        return 0;
    }

    private static string Measure(LargeCluster cluster, WholeProcessOptions options)
    {
        using var folder = new TempFolder();
        var input = folder.PathOf("manifests.yaml");
        using (var writer = new StreamWriter(input)) cluster.WriteTo(writer);

        var measurements = new List<Measurement>();
        var outputBytes = 0L;
        for (var run = 0; run < options.Runs; run++)
        {
            var target = folder.PathOf("out");
            measurements.Add(MeasuredProcess.Run(options.Executable, Arguments(input, target, options)));
            outputBytes = SizeOf(target);
            if (!RuleFiles.Any(name => File.Exists(Path.Combine(target, "nodes", "node-0", name))))
                throw new InvalidOperationException("knetc wrote no rules.");
            Directory.Delete(target, recursive: true);
        }

        var seconds = measurements.Select(one => one.Wall.TotalSeconds).Order().ToArray();
        var peaks = measurements.Select(one => (double)one.PeakBytes).Order().ToArray();
        var nodes = options.AllNodes ? cluster.Nodes : 1;
        var inputBytes = new FileInfo(input).Length;
        return FormattableString.Invariant(
            $"| {cluster.Services} | {cluster.Endpoints} | {nodes} | {Megabytes(inputBytes):f1} | {Megabytes(outputBytes):f1} ")
            + FormattableString.Invariant($"| {Median(seconds):f3} | {seconds[0]:f3} | {Megabytes(Median(peaks)):f0} |");
    }

    private static IEnumerable<string> Arguments(string input, string target, WholeProcessOptions options) =>
    [
        "compile", input, "-o", target, "--no-lock", .. LargeCluster.Options,
        .. options.AllNodes ? Array.Empty<string>() : ["--node", "node-0"],
        .. options.CompileOptions,
    ];

    private static double Median(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;

    private static double Megabytes(double bytes) => bytes / 1e6;

    private static long SizeOf(string folder) =>
        !Directory.Exists(folder)
            ? 0
            : Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);
}
