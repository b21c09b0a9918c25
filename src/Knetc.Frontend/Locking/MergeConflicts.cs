using Knetc.Diagnostics;
using Knetc.Text;

namespace Knetc.Locking;

/// <summary>Finds what a version control system leaves in a file when it cannot merge two branches.</summary>
internal static class MergeConflicts
{
    private const int MarkerLength = 7;

    /// <summary>More conflicts than this say nothing new.</summary>
    private const int MaxReports = 10;

    /// <summary>No line of JSON begins with one of these.</summary>
    private static readonly char[] Markers = ['<', '|', '=', '>'];

    /// <summary>Reports every conflict with the keys that it is about; false when there is none.</summary>
    public static bool Report(SourceText source, DiagnosticBag diagnostics)
    {
        var lines = FindMarkers(source.Content);
        int reports = 0;
        for (int i = 0; i < lines.Count && reports < MaxReports; i++)
        {
            char marker = source.Content[lines[i]];
            bool isRest = i > 0 && marker != '<' && source.Content[lines[i - 1]] != '>';
            if (isRest) continue;
            int line = source.GetPosition(lines[i]).Line;
            int last = line;
            for (int j = i + 1; j < lines.Count && source.Content[lines[j]] != '<'; j++) last = source.GetPosition(lines[j]).Line;
            var span = source.GetLineSpan(line);
            diagnostics.Add(
                LockDiagnostics.MergeConflict,
                source,
                span,
                $"a merge conflict stands here: \"{source.Content.Substring(span.Start, MarkerLength)}\"; it is about {Keys(source, line, last)}");
            reports++;
        }

        return lines.Count > 0;
    }

    /// <summary>The offsets of all lines that begin with seven equal marker characters, in order.</summary>
    private static List<int> FindMarkers(string content)
    {
        var found = new List<int>();
        foreach (char marker in Markers)
        {
            string text = new(marker, MarkerLength);
            if (content.StartsWith(text, StringComparison.Ordinal)) found.Add(0);
            for (int i = content.IndexOf("\n" + text, StringComparison.Ordinal); i >= 0; i = content.IndexOf("\n" + text, i + 1, StringComparison.Ordinal))
            {
                found.Add(i + 1);
            }
        }

        found.Sort();
        return found;
    }

    /// <summary>The keys between two lines; when there are none, the one whose entry they stand in.</summary>
    private static string Keys(SourceText source, int first, int last)
    {
        var keys = new List<string>();
        for (int line = first; line <= last && keys.Count < 4; line++)
        {
            if (KeyOf(source.GetLine(line)) is { } key && !keys.Contains(key)) keys.Add(key);
        }

        for (int line = first - 1; line > 0 && keys.Count == 0; line--)
        {
            if (KeyOf(source.GetLine(line)) is { } key) keys.Add(key);
        }

        if (keys.Count == 0) return "the whole file";
        string more = keys.Count > 3 ? ", …" : "";
        return string.Join(", ", keys.Take(3).Select(static key => $"\"{key}\"")) + more;
    }

    /// <summary>The key of an entry, if its line is the first of one; the members within entries name none.</summary>
    private static string? KeyOf(string line)
    {
        string trimmed = line.Trim();
        int end = trimmed.IndexOf("\": {", StringComparison.Ordinal);
        if (end < 0) end = trimmed.IndexOf("\": [", StringComparison.Ordinal);
        return end > 1 && trimmed[0] == '"' ? trimmed.Substring(1, end - 1) : null;
    }
}
