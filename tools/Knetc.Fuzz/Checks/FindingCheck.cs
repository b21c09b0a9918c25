using System.Collections.Immutable;
using System.Text;
using Knetc.Diagnostics;
using Knetc.Text;

namespace Knetc.Fuzz.Checks;

/// <summary>What holds for every list of findings.</summary>
public static class FindingCheck
{
    /// <summary>The first finding that has no words or points outside its text; null when there is none.</summary>
    public static string? Problem(ImmutableArray<Diagnostic> findings)
    {
        foreach (var finding in findings)
        {
            if (string.IsNullOrWhiteSpace(finding.Message) || string.IsNullOrWhiteSpace(finding.Help)) return $"{finding.Id} has no words";
            if (finding.Location is { } place && PlaceProblem(place) is { } problem) return $"{finding.Id} ({finding.Message}): {problem}";
            foreach (var related in finding.Related)
            {
                if (PlaceProblem(related.Location) is { } elsewhere) return $"{finding.Id} ({finding.Message}), related: {elsewhere}";
            }
        }

        return null;
    }

    /// <summary>All that users see of the findings.</summary>
    public static string Digest(ImmutableArray<Diagnostic> findings)
    {
        var text = new StringBuilder();
        foreach (var finding in findings)
        {
            text.Append(finding.Id).Append(' ').Append(finding.Severity).Append(' ').Append(finding.Location?.Span).Append(' ').Append(finding.Object).Append(' ').Append(finding.Path)
                .Append(": ").Append(finding.Message).Append(" / ").Append(finding.Help).Append(" / ").Append(finding.Fix);
            foreach (var related in finding.Related) text.Append(" / ").Append(related.Location.Span).Append(' ').Append(related.Message);
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string? PlaceProblem(SourceLocation place)
    {
        var (span, length) = (place.Span, place.Source.Content.Length);
        if (span.Start < 0 || span.Length < 0 || span.Start > length || span.End > length) return $"{span} in a text of {length}";
        var (start, end) = (place.Start, place.End);
        string[] lines = place.Source.Content.Split('\n');
        if (start.Line < 1 || end.Line > lines.Length || start.Column < 1 || start.Column > lines[start.Line - 1].Length + 1) return $"{start} is no place";
        return (end.Line, end.Column).CompareTo((start.Line, start.Column)) < 0 ? $"from {start} to {end}" : null;
    }
}
