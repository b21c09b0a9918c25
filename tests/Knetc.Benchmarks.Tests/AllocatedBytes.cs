using Knetc.Benchmarks.Phases;
using Knetc.Testing;

namespace Knetc.Benchmarks;

/// <summary>What each phase allocates, on all threads, for one cluster: the same on every machine, unlike its time.</summary>
internal static class AllocatedBytes
{
    /// <summary>Measures every phase on clusters of several sizes: by phase, sizes and bytes.</summary>
    public static ILookup<string, (double Size, double Bytes)> Measure(IEnumerable<int> sizes, Func<int, IGeneratedCluster> cluster) => sizes
        .SelectMany(size => new Pipeline(cluster(size)).Phases.Select(phase => (phase.Name, Point: ((double)size, Of(phase)))))
        .ToLookup(static one => one.Name, static one => one.Point);

    private static double Of(Phase phase)
    {
        // What is made only once is there after the first run.
        phase.Run();
        long before = GC.GetTotalAllocatedBytes(precise: true);
        phase.Run();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
