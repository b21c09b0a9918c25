using Knetc.Diagnostics;
using Knetc.Text;
using Knetc.Yaml;
using Knetc.Schema;

namespace Knetc.Tests.Schema;

public sealed class SchemaExampleTests
{
    public static TheoryData<string> Ids => [.. SchemaDiagnostics.All.Select(descriptor => descriptor.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_example_of_a_finding_has_it_and_the_fixed_one_has_none(string id)
    {
        const string Separator = "# --- fixed ---\n";
        string file = Path.Combine(RepositoryFolder.Root, "src", "Knetc.Frontend", "Diagnostics", "Examples", id + ".yaml");
        string[] parts = File.ReadAllText(file).ReplaceLineEndings("\n").Split(Separator);
        Assert.Equal(2, parts.Length);
        Assert.Equal(id, Assert.Single(SchemaCheck.Run(parts[0])).Id);
        Assert.Empty(SchemaCheck.Run(parts[1]));
    }

    /// <summary>Repeated and unknown keys by the hundred thousand must not take quadratic time.</summary>
    [Fact]
    public void Hostile_documents_are_checked_in_linear_time()
    {
        const int Count = 60_000;
        var unknown = Enumerable.Range(0, Count).Select(i => Entry($"unknown{i}"));
        var repeated = Enumerable.Range(0, Count).Select(_ => Entry("type"));
        var labels = Enumerable.Range(0, Count).Select(i => Entry($"k{i % 1000}"));
        var spec = new YamlMapping(default, [.. unknown, .. repeated, new YamlEntry(Text("selector"), new YamlMapping(default, [.. labels]))]);
        var diagnostics = new DiagnosticBag();
        var type = SchemaTable.Default.Find("v1", "Service")!.Find("spec")!.Type;
        var watch = System.Diagnostics.Stopwatch.StartNew();
        SchemaChecker.Check(spec, new SourceText("hostile.yaml", ""), type, diagnostics, "Service a/b");
        Assert.Equal(Count + Count - 1 + Count - 1000, diagnostics.Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    private static YamlEntry Entry(string key) => new(Text(key), Text("v"));

    private static YamlScalar Text(string text) => new(default, text, YamlScalarKind.String, isQuoted: false);
}
