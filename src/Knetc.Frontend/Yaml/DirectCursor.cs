using Knetc.Text;

namespace Knetc.Yaml;

/// <summary>Where <see cref="DirectReader"/> stands in a document.</summary>
internal sealed class DirectCursor
{
    public string Text { get; private set; } = "";

    /// <summary>The offset behind the document's last character.</summary>
    public int End { get; private set; }

    public int Position { get; set; }

    public int LineStart { get; private set; }

    public int Column => Position - LineStart;

    public bool AtEnd => Position >= End;

    /// <summary>The character at the position; NUL, which no document may hold, at the end.</summary>
    public char Current => Position < End ? Text[Position] : '\0';

    public void Reset(string text, TextSpan span)
    {
        Text = text;
        Position = LineStart = span.Start;
        End = span.End;
    }

    /// <summary>Whether an indicator stands here with a space or a line's end behind it.</summary>
    public bool IsAt(char indicator) => Current == indicator && IsBlank(Position + 1);

    /// <summary>Whether a space, a line's end or the document's end stands at an offset.</summary>
    public bool IsBlank(int offset) => offset >= End || Text[offset] is ' ' or '\n' or '\r';

    /// <summary>Goes on to the next character that is no space, line break or comment. False at a lone carriage return or an odd comment.</summary>
    public bool MoveToContent()
    {
        while (Position < End)
        {
            switch (Text[Position])
            {
                case ' ':
                    Position++;
                    break;
                case '\n' or '\r':
                    if (!MoveToNextLine()) return false;
                    break;
                case '#' when Position == LineStart || Text[Position - 1] == ' ':
                    if (!SkipText()) return false;
                    break;
                default:
                    return true;
            }
        }

        return true;
    }

    /// <summary>The same from the end of a value: false also when something else stands behind it on its line.</summary>
    public bool MoveToNextContent()
    {
        int line = LineStart;
        return MoveToContent() && (AtEnd || LineStart != line);
    }

    /// <summary>Goes behind the line break at the position. False when it is none, or a lone carriage return.</summary>
    public bool MoveToNextLine()
    {
        int feed = Current == '\r' ? Position + 1 : Position;
        if (feed >= End || Text[feed] != '\n') return false;
        LineStart = Position = feed + 1;
        return true;
    }

    /// <summary>Goes to the end of the line. False when there is a character on the way that the quick way does not take.</summary>
    public bool SkipText()
    {
        for (; Position < End; Position++)
        {
            char c = Text[Position];
            if (c is '\n' or '\r') return true;
            if (DirectCharacters.IsOdd(c)) return false;
        }

        return true;
    }
}
