using CsCheck;
using Knetc.Diagnostics;
using Knetc.Filtering;
using Knetc.Robustness.Inputs;
using Knetc.Text;
using Knetc.Yaml;
using Xunit.Abstractions;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace Knetc.Robustness;

/// <summary>Suppressing comments are found where a YAML scanner finds comments, and nowhere else.</summary>
public sealed class CommentAgreementTests(ITestOutputHelper output)
{
    private const string Word = "knetc:ignore";

    private static readonly string[] Places =
    [
        " # knetc:ignore KN1265 a\n", "\n# knetc:ignore KN1265 a\n", "\n    # knetc:ignore KN1265 a\n", "#knetc:ignore KN1265 a\n", " # knetc:ignore KN1265 a", "# knetc:ignore KN1265 a",
        "|\n      # knetc:ignore KN1265 a\n", "\"# knetc:ignore KN1265 a\"", "' # knetc:ignore KN1265 a'", "[ # knetc:ignore KN1265 a\n a]", "> # knetc:ignore KN1265 a\n   b\n",
    ];

    [Fact]
    public void Comments_are_those_of_a_scanner()
    {
        var texts = Gen.Select(
            Gen.OneOf(Seeds.All.ToArray()),
            Gen.Select(Gen.Double.Unit, Gen.Bool, Gen.OneOf(Places)).Array[1, 4],
            static (seed, places) => places.Aggregate(seed, static (text, place) => Insert(text, place.Item1, place.Item2, place.Item3)));
        int compared = 0;
        int comments = 0;
        for (ulong i = 0; i < 6000; i++)
        {
            string text = texts.Generate(new PCG(31, i), null, out _);
            if (Scan(text) is not { } expected) continue;
            var found = Find(text);
            Assert.True(expected.SequenceEqual(found), $"comments at {string.Join(' ', expected)}, found at {string.Join(' ', found)}\n{System.Text.Json.JsonSerializer.Serialize(text)}");
            compared++;
            comments += found.Count;
        }

        output.WriteLine($"{comments} comments in {compared} files");
        Assert.True(compared > 1000 && comments > 1000, $"{comments} comments in {compared} files");
    }

    /// <summary>Puts a text in: anywhere, or at the end of a line.</summary>
    private static string Insert(string text, double at, bool atLineEnd, string inserted)
    {
        int start = (int)(at * text.Length);
        if (atLineEnd && text.IndexOf('\n', start) is var end and >= 0) start = end;
        return text.Insert(start, inserted);
    }

    private static List<int> Find(string text)
    {
        var notes = new DiagnosticBag();
        var source = new SourceText("a.yaml", text);
        var starts = SuppressionComments.Find(source, notes).Select(comment => comment.Location.Span.Start).ToList();
        foreach (var note in notes.ToImmutable())
        {
            // An unknown number is shown itself, behind the word; other findings show the comment.
            int start = note.Location!.Span.Start;
            starts.Add(note.Descriptor == SuppressionDiagnostics.UnknownNumber ? text.LastIndexOf('#', text.LastIndexOf(Word, start, StringComparison.Ordinal)) : start);
        }

        return [.. starts.Order()];
    }

    /// <summary>Where a scanner that reports comments finds the word at the start of one; null when the file is not well-formed.</summary>
    private static List<int>? Scan(string text)
    {
        // A comment between an anchor and its text, which nobody writes, counts as part of the text.
        if (text.AsSpan().ContainsAny('&', '!')) return null;
        var findings = new DiagnosticBag();
        YamlReader.Read(new SourceText("a.yaml", text), findings);
        if (findings.HasErrors) return null;
        var starts = new List<int>();
        foreach (var range in YamlDocumentSplitter.Split(text))
        {
            try
            {
                var scanner = new Scanner(new StringReader(text.Substring(range.Start, range.Length)), skipComments: false);
                while (scanner.MoveNext())
                {
                    if (scanner.Current is Comment comment && comment.Value.TrimStart(' ', '\t').StartsWith(Word, StringComparison.Ordinal)) starts.Add(range.Start + (int)comment.Start.Index);
                }
            }
            catch (YamlException)
            {
                // Some places of comments are only understood by a scanner that skips them.
                return null;
            }
        }

        return starts;
    }
}
