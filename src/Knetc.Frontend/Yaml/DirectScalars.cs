using System.Globalization;
using System.Text;
using Knetc.Text;

namespace Knetc.Yaml;

/// <summary>The scalars of <see cref="DirectReader"/>. Each method begins at the cursor and ends behind the scalar; null leaves the document to the full reader.</summary>
internal sealed class DirectScalars(DirectCursor cursor, TextTable texts)
{
    private readonly StringBuilder _builder = new();

    /// <summary>A plain or quoted scalar of a block; a plain one ends before a colon that makes it a key.</summary>
    public DirectScalar? Read() => cursor.Current switch
    {
        '"' => ReadDoubleQuoted(),
        '\'' => ReadSingleQuoted(),
        _ => ReadPlain(),
    };

    /// <summary>A scalar within brackets.</summary>
    public DirectScalar? ReadInFlow() => cursor.Current switch
    {
        '"' => ReadDoubleQuoted(),
        '\'' => ReadSingleQuoted(),
        _ => ReadPlainInFlow(),
    };

    /// <summary>A literal text (<c>|</c> or <c>|-</c>), to the beginning of the line behind it.</summary>
    /// <param name="indent">The indentation of the collection around it.</param>
    public DirectScalar? ReadLiteral(int indent)
    {
        int start = cursor.Position++;
        bool strip = cursor.Current == '-';
        if (strip) cursor.Position++;
        while (cursor.Current == ' ') cursor.Position++;
        if (!cursor.MoveToNextLine()) return null;
        while (cursor.Current == ' ') cursor.Position++;
        int column = cursor.Column;
        if (column <= indent) return null;

        _builder.Clear();
        int end = start;
        int breaks = 0;
        while (!cursor.AtEnd)
        {
            while (cursor.Column < column && cursor.Current == ' ') cursor.Position++;
            if (cursor.Current is '\n' or '\r')
            {
                // A line of spaces only counts as content or not by its length; and a text that begins with an empty line has rules of its own.
                if (cursor.Column > 0 || end == start || !cursor.MoveToNextLine()) return null;
                breaks++;
                continue;
            }

            if (cursor.Column < column) break;
            int line = cursor.Position;
            if (!cursor.SkipText() || cursor.Text.AsSpan(line, cursor.Position - line).TrimStart(' ').IsEmpty) return null;
            _builder.Append('\n', breaks).Append(cursor.Text, line, cursor.Position - line);
            end = cursor.Position;
            breaks = 0;
            if (!cursor.AtEnd && !cursor.MoveToNextLine()) return null;
            if (cursor.Column == 0 && cursor.Position > end) breaks = 1;
        }

        if (end == start) return null;
        if (breaks > 0 && !strip) _builder.Append('\n');
        return new DirectScalar(TextSpan.FromBounds(start, end), _builder.ToString(), YamlScalarKind.String, IsQuoted: true);
    }

    private DirectScalar? ReadPlain()
    {
        string content = cursor.Text;
        int start = cursor.Position;
        if (start >= cursor.End) return null;
        if (content[start] == '-' ? cursor.IsBlank(start + 1) : !DirectCharacters.IsPlainStart(content[start])) return null;
        if (content[start] is '-' or '.' && IsMarker(start)) return null;
        int end = start + 1;
        for (int i = end; i < cursor.End; i++)
        {
            int length = DirectCharacters.PlainTextLength(content.AsSpan(i, cursor.End - i));
            if (length > 0) end = i += length;
            if (i == cursor.End) break;
            char c = content[i];
            if (c is '\n' or '\r') break;
            if (c == ' ')
            {
                char next = i + 1 < cursor.End ? content[i + 1] : '\0';
                if (next == '#') break;

                // Behind it the parser library overlooks colons.
                if (next == '*') return null;
                continue;
            }

            if (c == ':' && cursor.IsBlank(i + 1)) break;
            if (c is not (':' or '#')) return null;
            end = i + 1;
        }

        return MakePlain(start, end);
    }

    private DirectScalar? ReadPlainInFlow()
    {
        int start = cursor.Position;
        int end = start;
        while (end < cursor.End && DirectCharacters.IsFlowText(cursor.Text[end])) end++;
        if (end == start || cursor.Text[start] is '.' or '/' or '+') return null;
        if (cursor.Text[start] == '-' && (end == start + 1 || cursor.Text[start + 1] == '-')) return null;
        return MakePlain(start, end);
    }

    private DirectScalar MakePlain(int start, int end)
    {
        cursor.Position = end;
        string text = texts.Get(cursor.Text, start, end - start);
        return new DirectScalar(TextSpan.FromBounds(start, end), text, YamlScalarResolver.Resolve(text), IsQuoted: false);
    }

    /// <summary>Whether a document marker stands here, or what looks like one.</summary>
    private bool IsMarker(int start) =>
        string.CompareOrdinal(cursor.Text, start, "---", 0, 3) == 0 || string.CompareOrdinal(cursor.Text, start, "...", 0, 3) == 0;

    private DirectScalar? ReadSingleQuoted()
    {
        string content = cursor.Text;
        int start = cursor.Position;
        bool doubled = false;
        for (int i = start + 1; i < cursor.End; i++)
        {
            char c = content[i];
            if (c is '\n' or '\r' || DirectCharacters.IsOdd(c)) return null;
            if (c != '\'') continue;
            if (i + 1 < cursor.End && content[i + 1] == '\'')
            {
                doubled = true;
                i++;
                continue;
            }

            string text = texts.Get(content, start + 1, i - start - 1);
            return MakeQuoted(start, i + 1, doubled ? text.Replace("''", "'") : text);
        }

        return null;
    }

    private DirectScalar? ReadDoubleQuoted()
    {
        string content = cursor.Text;
        int start = cursor.Position;
        for (int i = start + 1; i < cursor.End; i++)
        {
            char c = content[i];
            if (c is '\n' or '\r' || DirectCharacters.IsOdd(c)) return null;
            if (c == '\\') return ReadEscaped(start, i);
            if (c == '"') return MakeQuoted(start, i + 1, texts.Get(content, start + 1, i - start - 1));
        }

        return null;
    }

    private DirectScalar? ReadEscaped(int start, int escape)
    {
        string content = cursor.Text;
        _builder.Clear().Append(content, start + 1, escape - start - 1);
        for (int i = escape; i < cursor.End; i++)
        {
            char c = content[i];
            if (c is '\n' or '\r' || DirectCharacters.IsOdd(c)) return null;
            if (c == '"') return MakeQuoted(start, i + 1, _builder.ToString());
            if (c == '\\')
            {
                if (++i >= cursor.End) return null;
                c = content[i] == 'u' ? ReadDigits(i + 1) : Unescape(content[i]);
                if (c == '\0') return null;
                if (content[i] == 'u') i += 4;
            }

            _builder.Append(c);
        }

        return null;
    }

    /// <summary>What a letter behind a backslash stands for; NUL for the escapes that are left to the full reader.</summary>
    private static char Unescape(char letter) => letter switch
    {
        '"' or '\\' or '/' => letter,
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'b' => '\b',
        'f' => '\f',
        _ => '\0',
    };

    /// <summary>The character of four hexadecimal digits; NUL when it is left to the full reader, as are halves of characters.</summary>
    private char ReadDigits(int start)
    {
        if (start + 4 > cursor.End) return '\0';
        for (int i = start; i < start + 4; i++)
        {
            if (cursor.Text[i] is not ((>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F'))) return '\0';
        }

        char c = (char)ushort.Parse(cursor.Text.Substring(start, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return char.IsSurrogate(c) ? '\0' : c;
    }

    private DirectScalar MakeQuoted(int start, int end, string text)
    {
        cursor.Position = end;
        return new DirectScalar(TextSpan.FromBounds(start, end), text, YamlScalarKind.String, IsQuoted: true);
    }
}
