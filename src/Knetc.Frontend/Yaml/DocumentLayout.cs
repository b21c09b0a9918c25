using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Text;

namespace Knetc.Yaml;

/// <summary>Where the texts and values of a part of a file stand, for those who read its comments.</summary>
internal sealed class DocumentLayout
{
    private readonly SourceText _source;
    private readonly List<TextSpan> _scalars = [];
    private readonly Dictionary<int, TextSpan> _valuesBelow = [];
    private readonly HashSet<YamlNode> _seen = [];

    private DocumentLayout(SourceText source) => _source = source;

    /// <summary>Reads one range of <see cref="YamlDocumentSplitter.Split"/>; null when it is not well-formed.</summary>
    public static DocumentLayout? Read(SourceText source, TextSpan range)
    {
        var diagnostics = new DiagnosticBag();
        var documents = ImmutableArray.CreateBuilder<YamlDocument>();
        YamlReader.Read(source, range, documents, diagnostics);
        if (diagnostics.HasErrors) return null;
        var layout = new DocumentLayout(source);
        foreach (var document in documents) layout.Add(document.Root);
        layout._scalars.Sort(static (first, second) => first.Start.CompareTo(second.Start));
        return layout;
    }

    /// <summary>Whether the character belongs to a text. The line that opens a block scalar may end in a comment.</summary>
    public bool IsText(int offset)
    {
        int low = 0;
        int high = _scalars.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_scalars[middle].Start <= offset) low = middle + 1;
            else high = middle;
        }

        if (low == 0 || offset >= _scalars[low - 1].End) return false;
        int start = _scalars[low - 1].Start;
        return _source.Content[start] is not ('|' or '>') || _source.Content.IndexOf('\n', start, offset - start) >= 0;
    }

    /// <summary>The value whose key stands on the line (from 1) while it begins on a later one; null when there is none.</summary>
    public TextSpan? ValueBelow(int line) => _valuesBelow.TryGetValue(line, out var span) ? span : null;

    private void Add(YamlNode node)
    {
        switch (node)
        {
            case YamlScalar scalar:
                if (scalar.Span.Length > 0) _scalars.Add(scalar.Span);
                break;
            case YamlSequence sequence when _seen.Add(sequence):
                for (int i = 0; i < sequence.Count; i++) Add(sequence[i]);
                break;
            case YamlMapping mapping when _seen.Add(mapping):
                for (int i = 0; i < mapping.Count; i++)
                {
                    if (mapping[i].KeySpan.Length > 0) _scalars.Add(mapping[i].KeySpan);
                    Add(mapping[i].Value);
                    AddValueBelow(mapping[i]);
                }

                break;
        }
    }

    private void AddValueBelow(YamlEntry entry)
    {
        // An alias stands elsewhere, before its key.
        var (key, value) = (entry.KeySpan, entry.Value.Span);
        if (value.Length == 0 || value.Start < key.End || _source.Content.IndexOf('\n', key.End, value.Start - key.End) < 0) return;
        _valuesBelow[_source.GetPosition(key.End).Line] = value;
    }
}
