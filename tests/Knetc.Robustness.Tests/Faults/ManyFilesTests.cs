using System.Diagnostics;
using Knetc.Testing;
using Xunit.Abstractions;

namespace Knetc.Robustness.Faults;

/// <summary>A hundred thousand input files: time and memory are those of their content.</summary>
[Collection(MeasuredCollection.Name)]
public sealed class ManyFilesTests(ITestOutputHelper output) : IDisposable
{
    private const int Files = 100_000;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [FaultFact("cp", "--version")]
    public void Cost_per_file_does_not_grow()
    {
        // Each file is an object that is not read; what an object costs has tests of its own. Most are links to the same content, since
        // to write so many takes longer than to read them.
        for (int i = 0; i < 1000; i++) _folder.Write($"k8s/0/{i}.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n");
        KnetcProcess.Shell(_folder.Path, "for i in $(seq 99); do cp -al k8s/0 k8s/$i; done");
        Assert.Equal(Files, Directory.EnumerateFiles(_folder.PathOf("k8s"), "*", SearchOption.AllDirectories).Count());

        Check("k8s/0");
        var (few, fewBytes) = Check([.. Enumerable.Range(0, 10).Select(static i => $"k8s/{i}")]);
        var (all, allBytes) = Check("k8s");
        output.WriteLine($"10,000 files: {few.TotalMilliseconds:F0} ms, {fewBytes >> 20} MiB allocated; 100,000 files: {all.TotalMilliseconds:F0} ms, {allBytes >> 20} MiB allocated");
        double factor = Files / 10_000.0;
        Assert.InRange(allBytes, 0, fewBytes * factor * 1.3);
        Assert.InRange(all.TotalSeconds, 0, 20 + (few.TotalSeconds * factor * 3));
    }

    private (TimeSpan Time, long Bytes) Check(params string[] paths)
    {
        long before = GC.GetTotalAllocatedBytes();
        var watch = Stopwatch.StartNew();
        KnetcCommand.Run(_folder.Path, ["check", .. paths]).MustExitWith(0);
        return (watch.Elapsed, GC.GetTotalAllocatedBytes() - before);
    }
}
