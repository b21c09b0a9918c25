using Knetc.Text;

namespace Knetc.Yaml;

/// <summary>Lists and mappings in brackets, as <see cref="DirectReader"/> takes them: JSON, and plain words without spaces and colons.</summary>
internal sealed class DirectFlow(DirectCursor cursor, DirectScalars scalars)
{
    private readonly List<YamlNode> _items = [];
    private readonly List<YamlEntry> _entries = [];
    private bool _multiLine;

    /// <summary>Reads from the opening bracket at the cursor to behind the closing one; null leaves the document to the full reader.</summary>
    public YamlNode? Read(int depth, bool multiLine)
    {
        _items.Clear();
        _entries.Clear();
        _multiLine = multiLine;
        return ReadNode(depth);
    }

    private YamlNode? ReadNode(int depth) => cursor.Current switch
    {
        '{' or '[' when depth >= YamlTreeBuilder.MaxDepth => null,
        '{' => ReadMapping(depth),
        '[' => ReadSequence(depth),
        _ => scalars.ReadInFlow()?.ToNode(),
    };

    private YamlMapping? ReadMapping(int depth)
    {
        int first = _entries.Count;
        int start = cursor.Position++;
        SkipSpace();
        if (cursor.Current != '}')
        {
            while (true)
            {
                if (scalars.ReadInFlow() is not { } key || key.Span.Length > DirectReader.LongestKey || cursor.Current != ':') return null;
                cursor.Position++;
                if (!key.IsQuoted && !cursor.IsBlank(cursor.Position)) return null;
                SkipSpace();
                if (ReadNode(depth + 1) is not { } value) return null;
                _entries.Add(new YamlEntry(key.KeyText, key.Span, value));
                SkipSpace();
                if (cursor.Current != ',') break;
                cursor.Position++;
                SkipSpace();
            }

            if (cursor.Current != '}') return null;
        }

        cursor.Position++;
        var entries = new YamlEntry[_entries.Count - first];
        _entries.CopyTo(first, entries, 0, entries.Length);
        _entries.RemoveRange(first, entries.Length);
        return new YamlMapping(TextSpan.FromBounds(start, cursor.Position), entries);
    }

    private YamlSequence? ReadSequence(int depth)
    {
        int first = _items.Count;
        int start = cursor.Position++;
        SkipSpace();
        if (cursor.Current != ']')
        {
            while (true)
            {
                if (ReadNode(depth + 1) is not { } item) return null;
                _items.Add(item);
                SkipSpace();
                if (cursor.Current != ',') break;
                cursor.Position++;
                SkipSpace();
            }

            if (cursor.Current != ']') return null;
        }

        cursor.Position++;
        var items = new YamlNode[_items.Count - first];
        _items.CopyTo(first, items, 0, items.Length);
        _items.RemoveRange(first, items.Length);
        return new YamlSequence(TextSpan.FromBounds(start, cursor.Position), items);
    }

    private void SkipSpace()
    {
        while (cursor.Current == ' ' || (_multiLine && cursor.Current is '\n' or '\r'))
        {
            if (cursor.Current == ' ') cursor.Position++;
            else if (!cursor.MoveToNextLine()) return;
        }
    }
}
