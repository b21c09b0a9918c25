using CsCheck;
using Knetc.Diagnostics;
using Knetc.Robustness.Inputs;
using Knetc.Robustness.Mutation;
using Knetc.Text;
using Knetc.Yaml;
using Xunit.Abstractions;

namespace Knetc.Robustness;

/// <summary>What is said about text that is no YAML: in a reader's words, and about the cause.</summary>
public sealed class SyntaxMessageTests(ITestOutputHelper output)
{
    private const string LastResort = "the text stops being YAML";

    /// <summary>Words in which the parser library speaks of itself.</summary>
    private static readonly string[] InternalWords = ["scanning", "parsing", "did not find", "could not find", "token", "simple key", "context", "stream", "scalar", "node content"];

    [Fact]
    public void Damaged_manifests_are_explained_in_plain_words_and_hardly_ever_by_the_last_resort()
    {
        var edited = Gen.Select(Gen.OneOf(Seeds.All.ToArray()), TextEdits.One.Array[1, 3], (seed, edits) => edits.Aggregate(seed, (text, edit) => edit(text)));
        int all = 0, lastResort = 0;
        for (ulong i = 0; i < 12_000; i++)
        {
            var findings = new DiagnosticBag();
            YamlReader.Read(new SourceText("damaged.yaml", edited.Generate(new PCG(31, i), null, out _)), findings);
            foreach (var finding in findings.ToImmutable())
            {
                all++;
                if (finding.Message.StartsWith(LastResort, StringComparison.Ordinal)) lastResort++;
                Assert.DoesNotContain(InternalWords, word => finding.Message.Contains(word, StringComparison.OrdinalIgnoreCase));
            }
        }

        output.WriteLine($"{all} findings, {lastResort} of them by the last resort");
        Assert.InRange(lastResort, 0, all / 100);
    }

    [Theory]
    [InlineData("a: b: c\n", "KN0003", 1, 5, "the value holds \": \"")]
    [InlineData("a: b\n  c: d\n", "KN0005", 2, 4, "indented deeper than the line above it, which has a value already")]
    [InlineData("a: @b\n", "KN0003", 1, 4, "no text may begin with '@'")]
    [InlineData("a: ]\n", "KN0003", 1, 4, "a value is expected here, not ']'")]
    [InlineData("a: \"\\q\"\n", "KN0003", 1, 4, "no escape begins with this character")]
    [InlineData("a: |x\n", "KN0003", 1, 4, "behind '|' or '>' the line has to end")]
    [InlineData("a: - b\n", "KN0003", 1, 4, "a list item cannot begin here")]
    [InlineData("  a: b\nc: d\n", "KN0005", 2, 1, "does not continue what stands above it")]
    [InlineData("a: b\nc\n", "KN0003", 2, 1, "there is no ':' behind this text")]
    [InlineData("%{\n---\na: b\n", "KN0003", 1, 1, "a line that begins with '%' is a directive")]
    public void A_cause_has_its_words_and_its_place(string text, string id, int line, int column, string words)
    {
        var findings = new DiagnosticBag();
        YamlReader.Read(new SourceText("damaged.yaml", text), findings);
        var finding = Assert.Single(findings.ToImmutable());
        Assert.Equal((id, line, column), (finding.Id, finding.Location!.Start.Line, finding.Location.Start.Column));
        Assert.Contains(words, finding.Message);
    }
}
