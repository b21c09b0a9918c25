using Knetc.Text;

namespace Knetc.Yaml;

/// <summary>
/// Reads the form that nearly all manifests are written in, straight from the text to the nodes: block mappings and
/// sequences, scalars on one line, literal texts, brackets on one line, JSON. It only ever accepts. Whatever is rare, doubtful
/// or wrong it leaves to the full reader, which then gives the same nodes or the findings.
/// </summary>
internal sealed class DirectReader
{
    /// <summary>Keys have to end within 1024 characters; longer ones than this are left to the full reader.</summary>
    public const int LongestKey = 500;

    private readonly DirectCursor _cursor = new();
    private readonly DirectScalars _scalars;
    private readonly DirectFlow _flow;

    /// <summary>The children of all collections that are open, the innermost last.</summary>
    private readonly List<YamlNode> _items = [];
    private readonly List<YamlEntry> _entries = [];

    public DirectReader(TextTable texts)
    {
        _scalars = new DirectScalars(_cursor, texts);
        _flow = new DirectFlow(_cursor, _scalars);
    }

    /// <summary>Reads a range with at most one document.</summary>
    /// <param name="content">The file.</param>
    /// <param name="span">The range, with the marker that begins it.</param>
    /// <param name="root">The value; null when the document is empty.</param>
    /// <returns>False when the full reader has to read it.</returns>
    public bool TryRead(string content, TextSpan span, out YamlNode? root)
    {
        root = null;
        _cursor.Reset(content, span);
        _items.Clear();
        _entries.Clear();
        if (string.CompareOrdinal(content, span.Start, "---", 0, 3) == 0)
        {
            _cursor.Position += 3;
            if (!_cursor.IsBlank(_cursor.Position) || !_cursor.MoveToNextContent()) return false;
        }
        else if (!_cursor.MoveToContent())
        {
            return false;
        }

        if (_cursor.AtEnd) return true;
        if (_cursor.Current is '{' or '[')
        {
            root = _flow.Read(0, multiLine: true);
            return root is not null && _cursor.MoveToNextContent() && _cursor.AtEnd;
        }

        root = ReadBlock(0);
        return root is not null && _cursor.AtEnd;
    }

    /// <summary>The collection that begins on a line of its own.</summary>
    private YamlNode? ReadBlock(int depth)
    {
        int column = _cursor.Column;
        if (_cursor.IsAt('-')) return ReadSequence(column, depth, indented: true);
        return _scalars.Read() is { } key && _cursor.IsAt(':') ? ReadMapping(key, column, depth) : null;
    }

    /// <summary>From the colon behind the first key to the first token that does not belong to the mapping.</summary>
    private YamlMapping? ReadMapping(DirectScalar key, int column, int depth)
    {
        if (depth >= YamlTreeBuilder.MaxDepth) return null;
        int first = _entries.Count;
        int start = key.Span.Start;
        int end;
        while (true)
        {
            if (key.Span.Length > LongestKey || key is { Text: "<<" }) return null;
            if (ReadValue(column, depth + 1, isItem: false) is not { } value) return null;
            _entries.Add(new YamlEntry(key.KeyText, key.Span, value));
            end = value.Span.End;
            if (_cursor.AtEnd || _cursor.Column < column) break;
            if (_cursor.Column > column || _scalars.Read() is not { } next || !_cursor.IsAt(':')) return null;
            key = next;
        }

        var entries = new YamlEntry[_entries.Count - first];
        _entries.CopyTo(first, entries, 0, entries.Length);
        _entries.RemoveRange(first, entries.Length);
        return new YamlMapping(TextSpan.FromBounds(start, end), entries);
    }

    /// <param name="column">Where the dashes stand.</param>
    /// <param name="depth">How many collections are around it.</param>
    /// <param name="indented">Whether the dashes stand deeper than the key above them; otherwise a key in their column ends the sequence.</param>
    private YamlSequence? ReadSequence(int column, int depth, bool indented)
    {
        if (depth >= YamlTreeBuilder.MaxDepth) return null;
        int first = _items.Count;
        int start = _cursor.Position;
        int end;
        while (true)
        {
            if (ReadValue(column, depth + 1, isItem: true) is not { } item) return null;
            _items.Add(item);
            end = item.Span.End;
            if (_cursor.AtEnd || _cursor.Column < column) break;
            if (_cursor.Column > column) return null;
            if (_cursor.IsAt('-')) continue;
            if (indented) return null;
            break;
        }

        var items = new YamlNode[_items.Count - first];
        _items.CopyTo(first, items, 0, items.Length);
        _items.RemoveRange(first, items.Length);
        return new YamlSequence(TextSpan.FromBounds(start, end), items);
    }

    /// <summary>From a colon or dash over its value to the next token.</summary>
    private YamlNode? ReadValue(int indent, int depth, bool isItem)
    {
        int place = ++_cursor.Position;
        int line = _cursor.LineStart;
        if (!_cursor.MoveToContent()) return null;
        if (!_cursor.AtEnd && _cursor.LineStart == line) return ReadInline(indent, depth, isItem);
        if (!_cursor.AtEnd && _cursor.Column > indent) return ReadBlock(depth);
        if (!isItem && !_cursor.AtEnd && _cursor.Column == indent && _cursor.IsAt('-')) return ReadSequence(indent, depth, indented: false);
        return new YamlScalar(new TextSpan(place, 0), "", YamlScalarKind.Null, isQuoted: false);
    }

    /// <summary>The value on the line of its colon or dash. Behind a dash a collection may begin.</summary>
    private YamlNode? ReadInline(int indent, int depth, bool isItem)
    {
        YamlNode? node;
        int column = _cursor.Column;
        switch (_cursor.Current)
        {
            case '{' or '[':
                node = _flow.Read(depth, multiLine: false);
                break;
            case '|':
                return _scalars.ReadLiteral(indent) is { } literal && _cursor.MoveToContent() ? literal.ToNode() : null;
            case '-' when _cursor.IsAt('-'):
                return isItem ? ReadSequence(column, depth, indented: true) : null;
            default:
                if (_scalars.Read() is not { } scalar) return null;
                if (_cursor.IsAt(':')) return isItem ? ReadMapping(scalar, column, depth) : null;
                node = scalar.ToNode();
                break;
        }

        return node is not null && _cursor.MoveToNextContent() ? node : null;
    }
}
