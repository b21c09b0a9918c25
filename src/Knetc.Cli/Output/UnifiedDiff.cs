using System.Globalization;
using System.Text;
using DiffPlex;

namespace Knetc.Cli.Output;

/// <summary>A unified diff for people, of one or several files, that ends after a number of lines.</summary>
internal sealed class UnifiedDiff(int maxLines)
{
    private const int ContextLines = 3;

    /// <summary>Lines longer than this are cut.</summary>
    private const int MaxLineLength = 160;

    /// <summary>No more lines than this are aligned: far more than are shown.</summary>
    private const int MaxWindow = 500;

    /// <summary>Two lines of heading, one of position, one that differs: below this a file is not begun.</summary>
    private const int SmallestDiff = 4;

    private readonly StringBuilder _text = new();
    private int _lines;

    public override string ToString() => _text.ToString();

    /// <summary>Adds what turns one text into the other, as far as there is room, and returns the first line (from 1) that differs.</summary>
    /// <param name="path">The file, for the heading.</param>
    public int Add(string path, string before, string after)
    {
        string[] old = Lines(before);
        string[] updated = Lines(after);
        int shortest = Math.Min(old.Length, updated.Length);
        int prefix = 0;
        while (prefix < shortest && old[prefix] == updated[prefix]) prefix++;
        if (_lines + SmallestDiff > maxLines) return prefix + 1;

        int suffix = 0;
        while (suffix < shortest - prefix && old[^(suffix + 1)] == updated[^(suffix + 1)]) suffix++;
        Write($"--- {path}");
        Write($"+++ {path} (compiled)");
        var hunks = Align(old, updated, prefix, suffix);
        for (int first = 0; first < hunks.Count;)
        {
            int end = first + 1;
            while (end < hunks.Count && hunks[end].OldStart - hunks[end - 1].OldEnd <= 2 * ContextLines) end++;
            WriteTogether(old, updated, hunks[first..end]);
            first = end;
        }

        return prefix + 1;
    }

    private static string[] Lines(string text) => (text.EndsWith('\n') ? text[..^1] : text).Split('\n');

    private static List<DiffHunk> Align(string[] old, string[] updated, int prefix, int suffix)
    {
        int oldCount = Math.Min(MaxWindow, old.Length - prefix - suffix);
        int newCount = Math.Min(MaxWindow, updated.Length - prefix - suffix);
        if (oldCount == 0 || newCount == 0) return [new DiffHunk(prefix, oldCount, prefix, newCount)];

        string before = string.Join('\n', old, prefix, oldCount);
        string after = string.Join('\n', updated, prefix, newCount);
        return
        [
            .. Differ.Instance.CreateLineDiffs(before, after, ignoreWhitespace: false).DiffBlocks
                .Select(block => new DiffHunk(prefix + block.DeleteStartA, block.DeleteCountA, prefix + block.InsertStartB, block.InsertCountB)),
        ];
    }

    /// <summary>Writes hunks whose contexts meet, under one heading.</summary>
    private void WriteTogether(string[] old, string[] updated, List<DiffHunk> hunks)
    {
        int start = Math.Max(0, hunks[0].OldStart - ContextLines);
        int end = Math.Min(old.Length, hunks[^1].OldEnd + ContextLines);
        int newStart = hunks[0].NewStart - (hunks[0].OldStart - start);
        int newEnd = hunks[^1].NewStart + hunks[^1].NewCount + (end - hunks[^1].OldEnd);
        Write(string.Create(CultureInfo.InvariantCulture, $"@@ -{start + 1},{end - start} +{newStart + 1},{newEnd - newStart} @@"));
        int next = start;
        foreach (var hunk in hunks)
        {
            for (; next < hunk.OldStart; next++) Write(" " + old[next]);
            for (; next < hunk.OldEnd; next++) Write("-" + old[next]);
            for (int i = 0; i < hunk.NewCount; i++) Write("+" + updated[hunk.NewStart + i]);
        }

        for (; next < end; next++) Write(" " + old[next]);
    }

    private void Write(string line)
    {
        if (_lines >= maxLines) return;
        _lines++;
        line = line.TrimEnd('\r');
        _text.Append(line.Length <= MaxLineLength ? line : line[..MaxLineLength] + "…").Append('\n');
    }
}
