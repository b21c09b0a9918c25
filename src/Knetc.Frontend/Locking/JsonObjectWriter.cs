using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Knetc.Locking;

/// <summary>One JSON object being written, two spaces deeper than its parent; an empty one stays on its line.</summary>
internal sealed class JsonObjectWriter(StringBuilder text, int depth)
{
    private bool _hasMembers;

    public void Begin() => text.Append('{');

    public void End()
    {
        if (_hasMembers) NewLine(depth);
        text.Append('}');
    }

    /// <summary>Begins a member; its value comes next.</summary>
    public JsonObjectWriter Member(string name)
    {
        if (_hasMembers) text.Append(',');
        _hasMembers = true;
        NewLine(depth + 1);
        AppendText(name);
        text.Append(": ");
        return this;
    }

    /// <summary>Begins a member that is an object.</summary>
    public JsonObjectWriter Object(string name)
    {
        Member(name);
        return new JsonObjectWriter(text, depth + 1);
    }

    public void Text(string value) => AppendText(value);

    public void Number(int value) => text.Append(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a word or number as it is.</summary>
    public void Literal(string value) => text.Append(value);

    /// <summary>Writes a list of texts, one on each line.</summary>
    public void Array(ImmutableArray<string> values)
    {
        text.Append('[');
        for (int i = 0; i < values.Length; i++)
        {
            if (i > 0) text.Append(',');
            NewLine(depth + 2);
            AppendText(values[i]);
        }

        if (values.Length > 0) NewLine(depth + 1);
        text.Append(']');
    }

    private void NewLine(int level) => text.Append('\n').Append(' ', 2 * level);

    private void AppendText(string value)
    {
        text.Append('"');
        int start = 0;
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            if (c >= ' ' && c is not ('"' or '\\') && !char.IsSurrogate(c)) continue;
            text.Append(value, start, i - start);
            start = i + 1;
            if (c is '"' or '\\') text.Append('\\').Append(c);
            else text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        text.Append(value, start, value.Length - start).Append('"');
    }
}
