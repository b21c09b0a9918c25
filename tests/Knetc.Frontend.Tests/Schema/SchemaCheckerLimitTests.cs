using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Tests.Schema;

public sealed class SchemaCheckerLimitTests
{
    /// <summary>Repeated and unknown keys by the hundred thousand must not take quadratic time.</summary>
    [Fact]
    public void Hostile_documents_are_checked_in_linear_time()
    {
        const int Count = 60_000;
        var unknown = Enumerable.Range(0, Count).Select(i => Entry($"unknown{i}"));
        var repeated = Enumerable.Range(0, Count).Select(_ => Entry("type"));
        var labels = Enumerable.Range(0, Count).Select(i => Entry($"k{i % 1000}"));
        var selector = new YamlEntry("selector", default, new YamlMapping(default, [.. labels]));
        var spec = new YamlMapping(default, [.. unknown, .. repeated, selector]);
        var diagnostics = new DiagnosticBag();
        var type = SchemaTable.Default.Find("v1", "Service")!.Find("spec")!.Type;
        var watch = System.Diagnostics.Stopwatch.StartNew();
        SchemaChecker.Check(spec, new SourceText("hostile.yaml", ""), type, diagnostics, "Service a/b");
        Assert.Equal(Count + Count - 1 + Count - 1000, diagnostics.Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    private static YamlEntry Entry(string key) => new(key, default, Text("v"));

    private static YamlScalar Text(string text) => new(default, text, YamlScalarKind.String, isQuoted: false);
}
