namespace Knetc.Text;

/// <summary>One input file: its display path and its decoded text, with offsets resolved to lines on demand.</summary>
public sealed class SourceText
{
    /// <summary>Characters (as a power of two) whose lines are looked up together.</summary>
    private const int BlockShift = 7;

    /// <summary>As many places are looked up one by one; to find the lines of a large text takes longer than a report of a few findings.</summary>
    private const int FewLookups = 16;

    private int[]? _lineStarts;
    private int _lookups;

    /// <summary>The line that was looked up last. The next is mostly behind it.</summary>
    private FoundLine? _found;

    /// <summary>Of each block of characters, the index of the line that its first one is on.</summary>
    private int[]? _blockLines;

    /// <param name="path">The path shown in diagnostics, with forward slashes.</param>
    /// <param name="content">The text without byte order mark.</param>
    /// <param name="projectPath">The path for generated files; the same as <paramref name="path"/> unless given.</param>
    public SourceText(string path, string content, string? projectPath = null)
    {
        Path = path;
        Content = content;
        ProjectPath = projectPath ?? path;
    }

    /// <summary>The path as users know it: relative to where they are.</summary>
    public string Path { get; }

    /// <summary>The path relative to the project's folder, which does not depend on where knetc is called.</summary>
    public string ProjectPath { get; }

    public string Content { get; }

    /// <summary>Number of lines; a text that ends in a line feed has an empty last line.</summary>
    public int LineCount => LineStarts.Length;

    private int[] BlockLines => _blockLines ??= FindBlockLines(LineStarts, Content.Length);

    private int[] LineStarts => _lineStarts ??= FindLineStarts(Content);

    /// <summary>The line and column of a character offset; offsets outside the text are clamped to it.</summary>
    public LinePosition GetPosition(int offset)
    {
        offset = Math.Min(Math.Max(offset, 0), Content.Length);
        if (IsFewLookups())
        {
            var found = FindLine(int.MaxValue, offset);
            return new LinePosition(found.Index + 1, offset - found.Start + 1);
        }

        var blocks = BlockLines;
        var starts = LineStarts;
        int index = blocks[offset >> BlockShift];
        while (index + 1 < starts.Length && starts[index + 1] <= offset) index++;
        return new LinePosition(index + 1, offset - starts[index] + 1);
    }

    /// <summary>The text of a line (1-based) without its line break, or an empty text if there is no such line.</summary>
    public string GetLine(int line) => Content.Substring(GetLineSpan(line).Start, GetLineSpan(line).Length);

    /// <summary>Where a line (1-based) stands, without its line break; empty if there is no such line.</summary>
    public TextSpan GetLineSpan(int line)
    {
        int start;
        int end;
        if (line < 1) return default;
        if (IsFewLookups())
        {
            var found = FindLine(line - 1, Content.Length);
            if (found.Index != line - 1) return default;
            start = found.Start;
            end = Content.IndexOf('\n', start);
            if (end < 0) end = Content.Length;
        }
        else
        {
            if (line > LineStarts.Length) return default;
            start = LineStarts[line - 1];
            end = line < LineStarts.Length ? LineStarts[line] : Content.Length;
        }

        while (end > start && Content[end - 1] is '\n' or '\r') end--;
        return TextSpan.FromBounds(start, end);
    }

    public override string ToString() => Path;

    private bool IsFewLookups() => _lineStarts is null && _lookups++ < FewLookups;

    /// <summary>The last line that has at most that index and begins at or before that offset.</summary>
    private FoundLine FindLine(int index, int offset)
    {
        var last = _found;
        var (line, start) = last is not null && last.Index <= index && last.Start <= offset ? last : FoundLine.First;
        while (line < index)
        {
            int end = Content.IndexOf('\n', start, offset - start);
            if (end < 0) break;
            line++;
            start = end + 1;
        }

        return _found = new FoundLine(line, start);
    }

    private static int[] FindLineStarts(string text)
    {
        // Counted first: a list that grows would need twice the memory.
        int count = 1;
        for (int i = text.IndexOf('\n'); i >= 0; i = text.IndexOf('\n', i + 1)) count++;
        int[] starts = new int[count];
        int line = 0;
        for (int i = text.IndexOf('\n'); i >= 0; i = text.IndexOf('\n', i + 1)) starts[++line] = i + 1;
        return starts;
    }

    /// <summary>A line.</summary>
    /// <param name="Index">How many are before it.</param>
    /// <param name="Start">Where it begins.</param>
    private sealed record FoundLine(int Index, int Start)
    {
        public static readonly FoundLine First = new(0, 0);
    }

    private static int[] FindBlockLines(int[] lineStarts, int length)
    {
        var lines = new int[(length >> BlockShift) + 2];
        int line = 0;
        for (int block = 0; block < lines.Length; block++)
        {
            while (line + 1 < lineStarts.Length && lineStarts[line + 1] <= (long)block << BlockShift) line++;
            lines[block] = line;
        }

        return lines;
    }
}
