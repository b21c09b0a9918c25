using BenchmarkDotNet.Running;
using Knetc.Benchmarks;
using Knetc.Benchmarks.Phases;
using Knetc.Benchmarks.Watching;
using Knetc.Testing;

const string Usage =
    """
    usage: whole-process [--knetc FILE] [--runs N] [--services N]… [--endpoints N] [--all-nodes] [-- OPTION-OF-COMPILE…]
               fresh processes of the knetc executable: wall time, processor time and peak resident memory
           watch [--knetc FILE] [--services N] [--endpoints N] [--edits N] [--edit endpoint|service|mixed] [--lock yes|no] [--pause MILLISECONDS] [-- OPTION-OF-COMPILE…]
               one endpoint, or the port of one Service, changed after the other under `knetc compile --watch`: time until the rules are on
               disk, and memory
           phases
               every phase by itself for 100, 1,000 and 10,000 Services: time, allocation and how they grow
           in-process [BenchmarkDotNet option]…
               any of the benchmarks inside this process, with all that BenchmarkDotNet prints
           generate SERVICES ENDPOINTS_PER_SERVICE
               the manifests both use, on standard output

    """;

switch (args)
{
    case ["whole-process", .. var options] when WholeProcessOptions.TryParse(options, out var parsed):
        try
        {
            return WholeProcess.Run(parsed, Console.Out);
        }
        catch (InvalidOperationException failure)
        {
            Console.Error.WriteLine($"\nThe run failed: {failure.Message}");
            return 1;
        }

    case ["watch", .. var options] when WatchOptions.TryParse(options, out var parsed):
        try
        {
            return WatchBenchmark.Run(parsed, Console.Out);
        }
        catch (InvalidOperationException failure)
        {
            Console.Error.WriteLine($"\nThe run failed: {failure.Message}");
            return 1;
        }

    case ["phases"]:
        return PhaseTable.Run(Console.Out);

    case ["in-process", .. var options]:
        BenchmarkSwitcher.FromAssembly(typeof(PhaseBenchmarks).Assembly).Run(options);
        return 0;

    case ["generate", var services, var endpoints] when int.TryParse(services, out var s) && int.TryParse(endpoints, out var e):
        using (var writer = new StreamWriter(Console.OpenStandardOutput()))
            new LargeCluster(s, e).WriteTo(writer);
        return 0;

    default:
        Console.Error.Write(Usage);
        return 2;
}
