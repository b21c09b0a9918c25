using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Text;

namespace Knetc.Yaml;

/// <summary>Where the scalars of a part of a file stand, to tell a comment from text that looks like one.</summary>
internal sealed class ScalarSpans
{
    private readonly string _content;
    private readonly TextSpan[] _spans;

    private ScalarSpans(string content, TextSpan[] spans)
    {
        _content = content;
        _spans = spans;
    }

    /// <summary>Reads one range of <see cref="YamlDocumentSplitter.Split"/>; null when it is not well-formed.</summary>
    public static ScalarSpans? Read(SourceText source, TextSpan range)
    {
        var diagnostics = new DiagnosticBag();
        var documents = ImmutableArray.CreateBuilder<YamlDocument>();
        YamlReader.Read(source, range, documents, diagnostics);
        if (diagnostics.HasErrors) return null;
        var spans = new List<TextSpan>();
        var seen = new HashSet<YamlNode>();
        foreach (var document in documents) Collect(document.Root, spans, seen);
        spans.Sort(static (first, second) => first.Start.CompareTo(second.Start));
        return new ScalarSpans(source.Content, spans.ToArray());
    }

    /// <summary>Whether the character belongs to a scalar. The line that opens a block scalar may end in a comment.</summary>
    public bool Contain(int offset)
    {
        int low = 0;
        int high = _spans.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_spans[middle].Start <= offset) low = middle + 1;
            else high = middle;
        }

        if (low == 0 || offset >= _spans[low - 1].End) return false;
        int start = _spans[low - 1].Start;
        return _content[start] is not ('|' or '>') || _content.IndexOf('\n', start, offset - start) >= 0;
    }

    private static void Collect(YamlNode node, List<TextSpan> spans, HashSet<YamlNode> seen)
    {
        switch (node)
        {
            case YamlScalar scalar:
                if (scalar.Span.Length > 0) spans.Add(scalar.Span);
                break;
            case YamlSequence sequence when seen.Add(sequence):
                for (int i = 0; i < sequence.Count; i++) Collect(sequence[i], spans, seen);
                break;
            case YamlMapping mapping when seen.Add(mapping):
                for (int i = 0; i < mapping.Count; i++)
                {
                    Collect(mapping[i].Key, spans, seen);
                    Collect(mapping[i].Value, spans, seen);
                }

                break;
        }
    }
}
