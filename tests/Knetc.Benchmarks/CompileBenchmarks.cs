using BenchmarkDotNet.Attributes;
using Knetc.Testing;

namespace Knetc.Benchmarks;

/// <summary>The command line inside one process: what remains when start-up and JIT are left out.</summary>
[MemoryDiagnoser]
public class CompileBenchmarks
{
    private TempFolder _folder = null!;

    [Params(100, 1000)]
    public int Services { get; set; }

    [GlobalSetup]
    public void WriteManifests()
    {
        _folder = new TempFolder();
        using var writer = new StreamWriter(_folder.PathOf("manifests.yaml"));
        new LargeCluster(Services, endpointsPerService: 10).WriteTo(writer);
    }

    [GlobalCleanup]
    public void RemoveManifests() => _folder.Dispose();

    [Benchmark]
    public int Check() => Run("check", "manifests.yaml");

    [Benchmark]
    public int CompileOneNode() => Run("compile", "manifests.yaml", "-o", "out", "--node", "node-0");

    private int Run(params string[] arguments) =>
        KnetcCommand.Run(_folder.Path, [.. arguments, "--no-lock", .. LargeCluster.Options]).MustExitWith(0).ExitCode;
}
