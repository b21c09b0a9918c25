using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using Knetc.Yaml;

namespace Knetc.Output;

/// <summary>Writes block-style YAML: two spaces a level, list items level with their key, quotes only where they are needed.</summary>
internal sealed class YamlEmitter(Utf8Text output)
{
    private static readonly SearchValues<char> PlainCharacters =
        SearchValues.Create("-./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    private int _indent;
    private bool _itemPending;

    public void BeginDocument() => output.Append("---\n");

    public void Field(string name, string value)
    {
        BeginLine();
        output.Append(name).Append(": ");
        AppendScalar(value);
        output.Append('\n');
    }

    public void Field(string name, long value)
    {
        BeginLine();
        output.Append(name).Append(": ").Append(value).Append('\n');
    }

    public void Field(string name, bool value)
    {
        BeginLine();
        output.Append(name).Append(value ? ": true\n" : ": false\n");
    }

    /// <summary>Writes the field unless the text is absent; an empty text counts as absent.</summary>
    public void OptionalField(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) Field(name, value);
    }

    public void OptionalField(string name, bool? value)
    {
        if (value is { } given) Field(name, given);
    }

    public void OptionalField(string name, ImmutableArray<KeyValuePair<string, string>> map)
    {
        if (map.IsEmpty) return;
        BeginMapping(name);
        foreach (var (key, value) in Sort(map))
        {
            BeginLine();
            AppendScalar(key);
            output.Append(": ");
            AppendScalar(value);
            output.Append('\n');
        }

        End();
    }

    public void OptionalField(string name, ImmutableArray<string> texts)
    {
        if (texts.IsEmpty) return;
        BeginList(name);
        foreach (string text in texts) Item(text);
    }

    public void BeginMapping(string name)
    {
        BeginLine();
        output.Append(name).Append(":\n");
        _indent++;
    }

    /// <summary>Begins a list; its items follow at the same level, so there is nothing to end.</summary>
    public void BeginList(string name)
    {
        BeginLine();
        output.Append(name).Append(":\n");
    }

    public void Item(string text)
    {
        BeginLine();
        output.Append("- ");
        AppendScalar(text);
        output.Append('\n');
    }

    /// <summary>Begins a mapping as a list item; ended by <see cref="End"/>. It must not stay empty.</summary>
    public void BeginItem()
    {
        _itemPending = true;
        _indent++;
    }

    public void End() => _indent--;

    private void BeginLine()
    {
        output.Append(' ', 2 * (_itemPending ? _indent - 1 : _indent));
        if (_itemPending) output.Append("- ");
        _itemPending = false;
    }

    private void AppendScalar(string text)
    {
        if (IsPlain(text))
        {
            output.Append(text);
            return;
        }

        output.Append('"');
        foreach (char c in text)
        {
            switch (c)
            {
                case '"' or '\\':
                    output.Append('\\').Append(c);
                    break;
                case '\n':
                    output.Append("\\n");
                    break;
                case '\t':
                    output.Append("\\t");
                    break;
                case < ' ' or (>= '\u007f' and < '\u00a0') or '\u2028' or '\u2029' or '\ufeff':
                    output.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    output.Append(c);
                    break;
            }
        }

        output.Append('"');
    }

    /// <summary>The entries by key; maps mostly have one entry or two.</summary>
    private static ImmutableArray<KeyValuePair<string, string>> Sort(ImmutableArray<KeyValuePair<string, string>> map)
    {
        for (int i = 1; i < map.Length; i++)
        {
            if (string.CompareOrdinal(map[i - 1].Key, map[i].Key) > 0) return [.. map.OrderBy(static pair => pair.Key, StringComparer.Ordinal)];
        }

        return map;
    }

    /// <summary>Whether the text needs no quotes under any reading of YAML.</summary>
    private static bool IsPlain(string text)
    {
        if (text.Length == 0 || !char.IsAsciiLetterOrDigit(text[0]) && text[0] is not ('/' or '_')) return false;
        if (text.AsSpan().ContainsAnyExcept(PlainCharacters)) return false;
        return YamlScalarResolver.Resolve(text) == YamlScalarKind.String && !IsDate(text);
    }

    /// <summary>Other readers of YAML take 2026-11-22 for a date.</summary>
    private static bool IsDate(string text) => text.Length >= 8 && char.IsAsciiDigit(text[0]) && text.IndexOf('-') == 4;
}
