using System.Globalization;
using System.Text;
using Knetc.Text;

namespace Knetc.Locking;

/// <summary>
/// Cuts JSON into tokens. Lock files of large clusters are megabytes long, which the YAML reader would take seconds for; this
/// makes neither nodes nor, where a text has no escapes, more than the text itself.
/// </summary>
internal sealed class JsonTokenizer(string content)
{
    private int _position;

    public JsonTokenKind Kind { get; private set; }

    /// <summary>The characters of the token; of a text with its quotes.</summary>
    public TextSpan Span { get; private set; }

    /// <summary>The value of a text; a number or word as it stands.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Goes on to the next token. Behind the last one and behind an invalid one there is nothing more.</summary>
    public void Next()
    {
        if (Kind == JsonTokenKind.Invalid) return;
        while (_position < content.Length && content[_position] is ' ' or '\n' or '\r' or '\t') _position++;
        if (_position == content.Length)
        {
            Set(JsonTokenKind.End, 0);
            return;
        }

        char c = content[_position];
        switch (c)
        {
            case '{':
                Set(JsonTokenKind.ObjectStart, 1);
                break;
            case '}':
                Set(JsonTokenKind.ObjectEnd, 1);
                break;
            case '[':
                Set(JsonTokenKind.ArrayStart, 1);
                break;
            case ']':
                Set(JsonTokenKind.ArrayEnd, 1);
                break;
            case ':':
                Set(JsonTokenKind.Colon, 1);
                break;
            case ',':
                Set(JsonTokenKind.Comma, 1);
                break;
            case '"':
                ReadText();
                break;
            default:
                ReadWord(c);
                break;
        }
    }

    /// <summary>The token as messages name it.</summary>
    public string Describe() => Kind switch
    {
        JsonTokenKind.End => "the end of the file",
        JsonTokenKind.Text => "a text",
        JsonTokenKind.Number => "a number",
        JsonTokenKind.Word => Text,
        JsonTokenKind.Invalid when Span.Length > 1 => "a text that is not closed on its line",
        _ => content[Span.Start] is var c && (char.IsControl(c) || char.IsSurrogate(c)) ? $"U+{(int)c:X4}" : $"'{c}'",
    };

    private void ReadText()
    {
        int end = _position + 1;
        while (end < content.Length && content[end] is not ('"' or '\\') && content[end] >= ' ') end++;
        if (end < content.Length && content[end] == '"')
        {
            Text = content.Substring(_position + 1, end - _position - 1);
            Set(JsonTokenKind.Text, end + 1 - _position);
            return;
        }

        var text = new StringBuilder(content, _position + 1, end - _position - 1, 2 * (end - _position));
        while (end < content.Length && content[end] is var c && c != '"')
        {
            int length = c == '\\' ? ReadEscape(end, text) : c < ' ' ? 0 : 1;
            if (length == 0) break;
            if (length == 1) text.Append(c);
            end += length;
        }

        if (end >= content.Length || content[end] != '"')
        {
            Set(JsonTokenKind.Invalid, Math.Max(2, end - _position));
            return;
        }

        Text = text.ToString();
        Set(JsonTokenKind.Text, end + 1 - _position);
    }

    /// <summary>The length of an escape, whose character is appended; 0 when it is none.</summary>
    private int ReadEscape(int start, StringBuilder text)
    {
        if (start + 1 >= content.Length) return 0;
        int simple = "\"\\/bfnrt".IndexOf(content[start + 1]);
        if (simple >= 0)
        {
            text.Append("\"\\/\b\f\n\r\t"[simple]);
            return 2;
        }

        if (content[start + 1] != 'u' || start + 6 > content.Length) return 0;
        if (!ushort.TryParse(content.Substring(start + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code)) return 0;
        text.Append((char)code);
        return 6;
    }

    private void ReadWord(char first)
    {
        int end = _position;
        while (end < content.Length && (content[end] is '-' or '+' or '.' || char.IsLetterOrDigit(content[end]))) end++;
        if (end == _position)
        {
            Set(JsonTokenKind.Invalid, 1);
            return;
        }

        Text = content.Substring(_position, end - _position);
        Set(first == '-' || first is >= '0' and <= '9' ? JsonTokenKind.Number : JsonTokenKind.Word, end - _position);
    }

    private void Set(JsonTokenKind kind, int length)
    {
        Kind = kind;
        Span = TextSpan.FromBounds(_position, Math.Min(_position + length, content.Length));
        _position = Span.End;
    }
}
