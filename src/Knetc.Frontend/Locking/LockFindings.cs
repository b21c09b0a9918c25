using System.Globalization;
using Knetc.Diagnostics;
using Knetc.Schema;

namespace Knetc.Locking;

/// <summary>
/// Gathers locked values that could not be kept. A range that changed may cost thousands of pods their addresses, so of each
/// pool only the first few are told apart.
/// </summary>
internal sealed class LockFindings(LockFile file)
{
    private const int MaxReports = 10;

    private readonly HashSet<(LockPool, string)> _seen = [];
    private readonly List<Diagnostic> _reports = [];
    private readonly SortedDictionary<LockPool, int> _counts = [];
    private readonly List<(string What, ManifestObject? Manifest)> _displaced = [];

    /// <summary>A value became impossible.</summary>
    /// <param name="reason">What is wrong with it: <c>is outside …</c>.</param>
    public void Drop(LockEntry entry, string reason, ManifestObject? manifest) =>
        Add(entry, $"{entry.FullKey} has {entry.Value}, which {reason}; another value is chosen", manifest, null);

    /// <summary>Two keys have one value.</summary>
    public void DropRepeated(LockEntry loser, LockEntry winner, ManifestObject? manifest) =>
        Add(loser, $"{loser.FullKey} and {winner.FullKey} both have {loser.Value}; the second keeps it, another value is chosen for the first", manifest, winner);

    /// <summary>A full pool takes the value of an object that is gone.</summary>
    public void Recycle(LockEntry entry, ManifestObject? manifest) =>
        Add(entry, $"{entry.Value} of {entry.FullKey}, which is retired, goes to {manifest}: nothing else is left", manifest, null);

    /// <summary>A choice by hash did not get its first slot.</summary>
    /// <param name="what">The field that was chosen.</param>
    public void Displace(string what, ManifestObject? manifest) => _displaced.Add((what, manifest));

    public void Report(DiagnosticBag diagnostics, bool withoutLock)
    {
        foreach (var report in _reports) diagnostics.Add(report);
        foreach (var count in _counts)
        {
            if (count.Value <= MaxReports) continue;
            diagnostics.Add(new Diagnostic(
                LockDiagnostics.LockedValueDropped,
                $"{Text(count.Value - MaxReports)} more values of {LockPools.Name(count.Key)} could not be kept"));
        }

        if (withoutLock && _displaced.Count > 0) diagnostics.Add(DescribeDisplaced());
    }

    private Diagnostic DescribeDisplaced()
    {
        string names = string.Join(", ", _displaced.Take(MaxReports / 2).Select(static value => $"{value.What} of {value.Manifest}"));
        string more = _displaced.Count > MaxReports / 2 ? ", …" : "";
        string values = _displaced.Count == 1 ? "1 value depends" : $"{Text(_displaced.Count)} values depend";
        return new Diagnostic(LockDiagnostics.DependsOnOthers, $"{values} on which other objects there are: {names}{more}")
        {
            Location = _displaced[0].Manifest?.Locate(Yaml.FieldPath.Root),
            Object = _displaced[0].Manifest?.ToString(),
        };
    }

    private void Add(LockEntry entry, string message, ManifestObject? manifest, LockEntry? related)
    {
        if (!_seen.Add((entry.Pool, entry.Key))) return;
        _counts.TryGetValue(entry.Pool, out int count);
        _counts[entry.Pool] = count + 1;
        if (count >= MaxReports) return;
        var diagnostic = new Diagnostic(LockDiagnostics.LockedValueDropped, message) { Location = file.Locate(entry), Object = manifest?.ToString() };
        if (related is { } other && file.Locate(other) is { } place) diagnostic = diagnostic with { Related = [new RelatedLocation(other.FullKey, place)] };
        _reports.Add(diagnostic);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
