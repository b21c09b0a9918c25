using CsCheck;
using Knetc.Robustness.Inputs;

namespace Knetc.Robustness.Mutation;

/// <summary>Damage to the text of a manifest, as typing, merging and transport do it.</summary>
internal static class TextEdits
{
    private static readonly string[] Tokens =
    [
        ":", ": ", "- ", "\n", "\n\n", "\r\n", "\t", " ", "  ", "[", "]", "{", "}", ",", "\"", "'", "#", " #", "&a ", "*a", "!t ", "!!int ", "|", ">", "? ", "%", "@", "`", "<<: ",
        "---", "\n---\n", "\n...\n", "\n%YAML 1.1\n---\n", "\n%TAG !a! b:\n", "\\", "\\u", "\0", "\u0085", "\u2028", "\ufeff", "\u0007", "\u00e9", "\U0001F600", "{{", "}}", "{{ .Values.x }}", "null", "true", "0", "-1",
    ];

    /// <summary>One edit; positions are fractions of the text so that they fit any.</summary>
    public static readonly Gen<Func<string, string>> One = Gen.Frequency(
        (3, Gen.Select(Gen.Double.Unit, Gen.Int[1, 12], (at, length) => Edit(text => Splice(text, at, length, "")))),
        (4, Gen.Select(Gen.Double.Unit, Gen.OneOf(Tokens), (at, token) => Edit(text => Splice(text, at, 0, token)))),
        (2, Gen.Select(Gen.Double.Unit, Gen.Char, (at, c) => Edit(text => Splice(text, at, 1, char.IsSurrogate(c) ? "?" : c.ToString())))),
        (2, Gen.Select(Gen.Double.Unit, Gen.Double.Unit, (from, to) => Edit(text => SwapLines(text, from, to)))),
        (2, Gen.Select(Gen.Double.Unit, Gen.Int[-3, 3], (at, by) => Edit(text => Indent(text, at, by)))),
        (2, Gen.Select(Gen.Double.Unit, Gen.Int[1, 4], (at, times) => Edit(text => RepeatLine(text, at, times)))),
        (6, Gen.Select(Gen.Double.Unit, Gen.OneOf(BoundaryValues.All), (at, value) => Edit(text => ReplaceValue(text, at, value)))),
        (1, Gen.Double.Unit.Select(at => Edit(text => text[..Index(text, at)]))),
        (1, Gen.Select(Gen.Double.Unit, Gen.OneOf(Seeds.All.ToArray()), (at, other) => Edit(text => Splice(text, at, 0, "\n---\n" + other)))),
        (1, Gen.Select(Gen.Double.Unit, Gen.Double.Unit, Gen.Double.Unit, (from, to, at) => Edit(text => CopyPart(text, from, to, at)))),
        (1, Gen.Const(Edit(text => text.Replace("\n", "\r\n")))),
        (1, Gen.Const(Edit(text => text.Replace("\n", "\r")))));

    private static Func<string, string> Edit(Func<string, string> edit) => edit;

    private static int Index(string text, double at) => (int)(at * text.Length);

    private static string Splice(string text, double at, int length, string insert)
    {
        int start = Index(text, at);
        return string.Concat(text.AsSpan(0, start), insert, text.AsSpan(Math.Min(text.Length, start + length)));
    }

    private static string SwapLines(string text, double from, double to)
    {
        string[] lines = text.Split('\n');
        int one = (int)(from * lines.Length), other = (int)(to * lines.Length);
        (lines[one], lines[other]) = (lines[other], lines[one]);
        return string.Join('\n', lines);
    }

    private static string Indent(string text, double at, int by)
    {
        string[] lines = text.Split('\n');
        int line = (int)(at * lines.Length);
        lines[line] = by >= 0 ? new string(by == 3 ? '\t' : ' ', by) + lines[line] : lines[line][Math.Min(-by, lines[line].Length)..];
        return string.Join('\n', lines);
    }

    private static string RepeatLine(string text, double at, int times)
    {
        var lines = text.Split('\n').ToList();
        int line = (int)(at * lines.Count);
        lines.InsertRange(line, Enumerable.Repeat(lines[line], times));
        return string.Join('\n', lines);
    }

    private static string ReplaceValue(string text, double at, string value)
    {
        string[] lines = text.Split('\n');
        int line = (int)(at * lines.Length);
        int colon = lines[line].IndexOf(": ", StringComparison.Ordinal);
        int dash = lines[line].IndexOf("- ", StringComparison.Ordinal);
        if (colon < 0 && dash < 0) return text;
        lines[line] = lines[line][..((colon < 0 ? dash : colon) + 2)] + value;
        return string.Join('\n', lines);
    }

    private static string CopyPart(string text, double from, double to, double at)
    {
        int start = Index(text, Math.Min(from, to)), end = Math.Min(Index(text, Math.Max(from, to)), start + 400);
        return Splice(text, at, 0, text[start..end]);
    }
}
