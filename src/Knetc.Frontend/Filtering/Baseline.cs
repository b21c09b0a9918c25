using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Text;

namespace Knetc.Filtering;

/// <summary>Findings that were known when the list was made. They do not count again; whatever is new does.</summary>
public sealed class Baseline
{
    /// <summary>The list in the file.</summary>
    internal const string ListName = "knownFindings";

    /// <summary>A message names so many entries that no longer occur.</summary>
    private const int MaxShown = 5;

    private readonly SourceText _source;
    private readonly ImmutableArray<BaselineEntry> _entries;

    internal Baseline(SourceText source, ImmutableArray<BaselineEntry> entries)
    {
        _source = source;
        _entries = entries;
    }

    /// <summary>Whether the list may hold a finding: all but what could not be read, and what only some commands find out.</summary>
    public static bool CanHold(Diagnostic diagnostic) =>
        diagnostic.Descriptor.Latitude != Latitude.None
        && diagnostic.Descriptor != SuppressionDiagnostics.StaleBaseline
        && !diagnostic.Id.StartsWith("KN4", StringComparison.Ordinal);

    /// <summary>Takes the known findings out of those that count, and reports entries that no longer occur.</summary>
    /// <param name="diagnostics">The findings that count so far.</param>
    /// <param name="outputMustBeComplete">
    /// Whether output is made of the input: errors about objects that are missing from it then count although they are known.
    /// </param>
    public FilteredDiagnostics Apply(ImmutableArray<Diagnostic> diagnostics, bool outputMustBeComplete)
    {
        var left = new Dictionary<FindingKey, int>();
        foreach (var entry in _entries)
        {
            left.TryGetValue(entry.Key, out int count);
            left[entry.Key] = count + entry.Count;
        }

        var reported = ImmutableArray.CreateBuilder<Diagnostic>(diagnostics.Length);
        var suppressed = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var diagnostic in diagnostics)
        {
            var key = FindingKey.Of(diagnostic);
            if (!CanHold(diagnostic) || !left.TryGetValue(key, out int count) || count <= 0)
            {
                reported.Add(diagnostic);
                continue;
            }

            left[key] = count - 1;
            bool counts = outputMustBeComplete && diagnostic.Descriptor.Latitude == Latitude.Severity && diagnostic.Severity == Severity.Error;
            if (counts) reported.Add(diagnostic);
            else suppressed.Add(diagnostic with { Suppression = new Suppression(SuppressionKind.Baseline, $"known in {_source.Path}") });
        }

        if (FindStale(left) is { } stale) reported.Add(stale);
        return new FilteredDiagnostics(reported.ToImmutable(), suppressed.ToImmutable());
    }

    private Diagnostic? FindStale(Dictionary<FindingKey, int> left)
    {
        var stale = ImmutableArray.CreateBuilder<BaselineEntry>();
        foreach (var entry in _entries)
        {
            if (left[entry.Key] > 0) stale.Add(entry);
        }

        if (stale.Count == 0) return null;
        string more = stale.Count == 1 ? "" : $" and {stale.Count - 1} more";
        return new Diagnostic(SuppressionDiagnostics.StaleBaseline, $"known findings that no longer occur: {stale[0].Key}{more}")
        {
            Location = new SourceLocation(_source, stale[0].Span),
            Related = [.. stale.Skip(1).Take(MaxShown - 1).Select(entry => new RelatedLocation(entry.Key.ToString(), new SourceLocation(_source, entry.Span)))],
        };
    }
}
