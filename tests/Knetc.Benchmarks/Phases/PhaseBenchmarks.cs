using BenchmarkDotNet.Attributes;
using Knetc.Testing;

namespace Knetc.Benchmarks.Phases;

/// <summary>Every phase by itself, on clusters of several sizes.</summary>
[MemoryDiagnoser]
public class PhaseBenchmarks
{
    public const int EndpointsPerService = 10;

    private Func<object> _run = null!;

    public static IEnumerable<string> Names { get; } = [.. new Pipeline(new LargeCluster(1, 1)).Phases.Select(static phase => phase.Name)];

    [ParamsSource(nameof(Names))]
    public string Phase { get; set; } = "";

    [Params(100, 1_000, 10_000)]
    public int Services { get; set; }

    [GlobalSetup]
    public void Prepare() =>
        _run = new Pipeline(new LargeCluster(Services, EndpointsPerService)).Phases.Single(phase => phase.Name == Phase).Run;

    [Benchmark]
    public object Run() => _run();
}
