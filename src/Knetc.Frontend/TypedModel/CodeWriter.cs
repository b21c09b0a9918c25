using System.Globalization;
using System.Text;

namespace Knetc.TypedModel;

/// <summary>Writes indented C#.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new(2048);
    private int _depth;

    /// <summary>The text as a literal of C#, whatever characters it has.</summary>
    public static string Literal(string text)
    {
        var literal = new StringBuilder(text.Length + 2).Append('"');
        foreach (char c in text)
        {
            if (c is '"' or '\\') literal.Append('\\').Append(c);
            else if (c is >= ' ' and < '\u007f') literal.Append(c);
            else literal.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
        }

        return literal.Append('"').ToString();
    }

    /// <summary>The text inside an XML comment, on one line.</summary>
    public static string Xml(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (c == '<') escaped.Append("&lt;");
            else if (c == '>') escaped.Append("&gt;");
            else if (c == '&') escaped.Append("&amp;");
            else if (char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF') escaped.Append('?');
            else escaped.Append(c);
        }

        return escaped.ToString();
    }

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A line; an empty text is an empty line.</summary>
    public void Line(string text = "")
    {
        if (text.Length > 0) _text.Append(' ', _depth * 4).Append(text);
        _text.Append('\n');
    }

    /// <summary>The lines of a text without interpolation, indented as a whole.</summary>
    public void Lines(string text)
    {
        foreach (string line in text.Split('\n')) Line(line.TrimEnd('\r'));
    }

    public void Open(string text)
    {
        Line(text);
        Line("{");
        _depth++;
    }

    public void Close()
    {
        _depth--;
        Line("}");
    }

    public override string ToString() => _text.ToString();
}
