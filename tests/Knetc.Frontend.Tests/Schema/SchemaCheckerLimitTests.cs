using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Testing;
using Knetc.Text;
using Knetc.Yaml;

namespace Knetc.Tests.Schema;

public sealed class SchemaCheckerLimitTests
{
    /// <summary>Repeated and unknown keys by the ten thousand: four times as many take about four times as long, not sixteen times.</summary>
    [Fact]
    public void Hostile_documents_are_checked_in_linear_time()
    {
        var few = Enumerable.Range(0, 3).Min(_ => TimeToCheck(10_000));
        var many = Enumerable.Range(0, 2).Min(_ => TimeToCheck(40_000));
        Assert.True(many < 9 * few, $"{few}, then {many}");
    }

    private static TimeSpan TimeToCheck(int count)
    {
        var unknown = Enumerable.Range(0, count).Select(i => Entry($"unknown{i}"));
        var repeated = Enumerable.Range(0, count).Select(_ => Entry("type"));
        var labels = Enumerable.Range(0, count).Select(i => Entry($"k{i % 1000}"));
        var selector = new YamlEntry("selector", default, new YamlMapping(default, [.. labels]));
        var spec = new YamlMapping(default, [.. unknown, .. repeated, selector]);
        var diagnostics = new DiagnosticBag();
        var type = SchemaTable.Default.Find("v1", "Service")!.Find("spec")!.Type;
        var start = ThreadTime.Now;
        SchemaChecker.Check(spec, new SourceText("hostile.yaml", ""), type, diagnostics, "Service a/b");
        Assert.Equal(count + count - 1 + count - 1000, diagnostics.Count);
        return ThreadTime.Now - start;
    }

    private static YamlEntry Entry(string key) => new(key, default, Text("v"));

    private static YamlScalar Text(string text) => new(default, text, YamlScalarKind.String, isQuoted: false);
}
