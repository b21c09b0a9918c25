using CsCheck;
using Knetc.Fuzz.Checks;
using Knetc.Robustness.Inputs;
using Knetc.Robustness.Mutation;
using Knetc.Testing;
using Xunit.Abstractions;

namespace Knetc.Robustness;

/// <summary>Two readers, one language: whatever the quick reader accepts, the full reader reads to the same nodes.</summary>
public sealed class ReaderAgreementTests(ITestOutputHelper output)
{
    /// <summary>All that means something in YAML, and little else: short texts of it reach every rule.</summary>
    private static readonly string[] Soup =
    [
        "a", "b", "1", "a: ", "b: ", "a:\n", "b:\n", "- ", "-\n", "-", ":", ": ", " ", "  ", "\n", "\n", "\n ", "\n  ", "\n    ", "\na: ", "\nb: ", "\n- ", "\n  - ", "\n  b: ", "\r\n", "\r", "\t",
        "'", "''", "\"", "\\\"", "\\", "\\n", "\\u0041", "[", "]", "{", "}", ",", ", ", "[]", "{}", "[a, b]", "{a: b}", "\"a\": ", "\"a\":", "'b'", "#", " #", "|", "|\n  ", "|-\n    ", ">", "&a", "*a", "!t",
        "?", "? ", "%", "@", "`", "<<: ", "---", "\n---\n", "...", "\n...\n", "~", "null", ".", "é", "\u00a0", "\u0085", "\u2028", "\ufeff", "\U0001F600", "0x1F", "1.5", "=", "/",
    ];

    private readonly ReaderAgreement _agreement = new();

    [Fact]
    public void Files_of_the_repository_are_read_alike()
    {
        foreach (string folder in new[] { "tests", "examples", "src" })
        {
            foreach (string file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.*", SearchOption.AllDirectories))
            {
                if (!IsManifest(file)) continue;
                Assert.Equal((file, null), (file, _agreement.Problem(File.ReadAllText(file))));
            }
        }

        output.WriteLine($"{_agreement.Accepted} of {_agreement.Ranges} documents");
        Assert.True(_agreement.Ranges > 2000 && _agreement.Accepted > _agreement.Ranges * 0.9, $"{_agreement.Accepted} of {_agreement.Ranges}");
    }

    [Fact]
    public void Large_cluster_needs_the_quick_reader_only()
    {
        using var writer = new StringWriter();
        new LargeCluster(50, 10).WriteTo(writer);
        Assert.Null(_agreement.Problem(writer.ToString()));
        Assert.Equal(_agreement.Ranges, _agreement.Accepted);
    }

    /// <summary>The forms that tools write: when one of them takes the slow way, a large cluster does.</summary>
    [Theory]
    [InlineData("{\"a\":{\"b\":[1,true,null,\"x\"],\"c\":{}},\"d\":[]}")]
    [InlineData("{\n  \"a\": {\n    \"b\": [\n      1,\n      -2.5\n    ]\n  },\n  \"c\": \"x\\ny\"\n}\n")]
    [InlineData("{\r\n  \"a\": [{}, {\"b\": \"10.0.0.1\"}]\r\n}\r\n")]
    [InlineData("a:\n- b: 1\n  c: 'it''s'\n-\n  d: \"x\\\"y\"\n")]
    [InlineData("a:\n  - - 1\n    - 2\n  - # none\n  - {b: c, d: [e, f]}\n")]
    [InlineData("# head\n---\n# more\na: b # why\n\n\nc:\n  d: e f\n")]
    [InlineData("--- # marker\r\na: b\r\nc:\r\n  d:\r\n  e: http://x:80/#y\r\n")]
    [InlineData("a: |\n  one\n\n    two\nb: |-\n  three\n\nc: d\n")]
    [InlineData("a: -1\nb: --flag=x\nc: ü\nd: 2001:db8::1\n\"e f\": ~")]
    public void Common_forms_need_the_quick_reader_only(string text)
    {
        Assert.Null(_agreement.Problem(text));
        Assert.Equal(_agreement.Ranges, _agreement.Accepted);
    }

    [Theory]
    [InlineData("a: &x b\n")]
    [InlineData("a: {{ .Values.x }}\n")]
    [InlineData("a: b\n  c\n")]
    [InlineData("a: b\n c: d\n")]
    [InlineData("a: \"b\n  c\"\n")]
    [InlineData("a:\tb\n")]
    [InlineData("<<: a\n")]
    [InlineData("a: >\n  b\n")]
    [InlineData("? a\n: b\n")]
    [InlineData("a: b: c\n")]
    [InlineData("a\n")]
    [InlineData("a: b\n...\n")]
    public void What_is_rare_or_wrong_is_left_to_the_full_reader(string text)
    {
        Assert.Null(_agreement.Problem(text));
        Assert.Equal(0, _agreement.Accepted);
    }

    [Fact]
    public void Edited_manifests_are_read_alike() =>
        Search(Gen.Select(Gen.OneOf(Seeds.All.ToArray()), TextEdits.One.Array[1, 3], (seed, edits) => edits.Aggregate(seed, (text, edit) => edit(text))), 3000, stream: 21);

    [Fact]
    public void Manifests_with_indicators_put_in_are_read_alike() =>
        Search(
            Gen.Select(Gen.OneOf(Seeds.All.ToArray()), Gen.Select(Gen.Double.Unit, Gen.Int[0, 4], Gen.OneOf(Soup), Splice).Array[1, 3], (seed, edits) => edits.Aggregate(seed, (text, edit) => edit(text))),
            3000,
            stream: 22);

    [Fact]
    public void Rearranged_manifests_are_read_alike() => Search(ShapeEdits.Of(Seeds.All.ToArray()), 2000, stream: 23);

    [Fact]
    public void Short_texts_are_read_alike() => Search(Gen.OneOf(Soup).Array[1, 14].Select(string.Concat), 20_000, stream: 24);

    private static Func<string, string> Splice(double at, int length, string insert) =>
        text =>
        {
            int start = (int)(at * text.Length);
            return string.Concat(text.AsSpan(0, start), insert, text.AsSpan(Math.Min(text.Length, start + length)));
        };

    private static bool IsManifest(string file) =>
        Path.GetExtension(file) is ".yaml" or ".yml" or ".json" && !file.Contains("/obj/") && !file.Contains("/bin/");

    private void Search(Gen<string> texts, int count, uint stream)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var longer = TimeSpan.FromSeconds(int.TryParse(Environment.GetEnvironmentVariable(FuzzRun.SecondsVariable), out int seconds) ? seconds : 0);
        int tried = 0;
        for (; tried < count || watch.Elapsed < longer; tried++)
        {
            string text = texts.Generate(new PCG(stream, (ulong)tried), null, out _);
            if (_agreement.Problem(text) is not { } problem) continue;
            string small = System.Text.Encoding.UTF8.GetString(
                Minimizer.Minimize(System.Text.Encoding.UTF8.GetBytes(text), smaller => _agreement.Problem(System.Text.Encoding.UTF8.GetString(smaller)) is not null));
            Assert.Fail($"case {tried} of stream {stream}: {_agreement.Problem(small) ?? problem}\n--- the input\n{System.Text.Json.JsonSerializer.Serialize(small)}");
        }

        output.WriteLine($"{tried} cases in {watch.Elapsed.TotalSeconds:F1} s, {_agreement.Accepted} of {_agreement.Ranges} documents accepted");
    }
}
