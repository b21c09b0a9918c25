using System.Collections.Immutable;
using System.Globalization;
using Knetc.Diagnostics;
using Knetc.Text;

namespace Knetc.Locking;

/// <summary>Says what would have to change in a lock file that may not change.</summary>
internal static class LockChanges
{
    private const int MaxChanges = 5;

    /// <summary>One finding about all changes; null when both say the same, however they are written, or when nobody minds.</summary>
    public static Diagnostic? Describe(LockFile before, LockFile after, LockMode mode)
    {
        if (mode == LockMode.Keep ? before.Source is null : mode != LockMode.Locked) return null;
        var changes = new List<(string Text, LockEntry? Entry)>();
        foreach (var pool in LockPools.All)
        {
            Compare(before.Live(pool), after.Live(pool), "", changes);
            Compare(before.Retired(pool), after.Retired(pool), "retired ", changes);
        }

        CompareSlices(before, after, changes);
        if (before.Source is null) return new Diagnostic(LockDiagnostics.LockOutOfDate, $"there is no lock file, and with --locked none is made; it would have {Text(changes.Count)} entries");
        if (changes.Count == 0) return null;
        string more = changes.Count > MaxChanges ? $", and {Text(changes.Count - MaxChanges)} more" : "";
        var first = changes.Find(static change => change.Entry is not null).Entry;
        var descriptor = mode == LockMode.Locked ? LockDiagnostics.LockOutOfDate : LockDiagnostics.LockNotUpdated;
        return new Diagnostic(descriptor, $"the lock file would change: {string.Join(", ", changes.Take(MaxChanges).Select(static change => change.Text))}{more}")
        {
            Location = first is { } entry ? before.Locate(entry) : new SourceLocation(before.Source, new TextSpan(0, 1)),
        };
    }

    private static void Compare(LockSection before, LockSection after, string kind, List<(string Text, LockEntry? Entry)> changes)
    {
        foreach (var entry in after.Entries)
        {
            if (before.IndexOf(entry.Key) is var index && index < 0) changes.Add(($"{kind}{entry.FullKey} is added with {entry.Value}", null));
            else if (before.Entries[index].Value != entry.Value) changes.Add(($"{kind}{entry.FullKey} becomes {entry.Value}", before.Entries[index]));
            else if (before.Entries[index].IsExplicit != entry.IsExplicit) changes.Add(($"{kind}{entry.FullKey} {(entry.IsExplicit ? "becomes" : "is no longer")} explicit", before.Entries[index]));
        }

        foreach (var entry in before.Entries)
        {
            if (after.IndexOf(entry.Key) < 0) changes.Add(($"{kind}{entry.FullKey} goes", entry));
        }
    }

    private static void CompareSlices(LockFile before, LockFile after, List<(string Text, LockEntry? Entry)> changes)
    {
        var earlier = before.Slices.ToDictionary(static layout => layout.Key, StringComparer.Ordinal);
        foreach (var layout in after.Slices)
        {
            if (!earlier.TryGetValue(layout.Key, out var other)) changes.Add(($"slice/{layout.Key} is added", null));
            else if (!Same(other.Slices, layout.Slices)) changes.Add(($"slice/{layout.Key} changes", null));
            earlier.Remove(layout.Key);
        }

        foreach (string key in earlier.Keys.OrderBy(static key => key, Utf8Order.Instance)) changes.Add(($"slice/{key} goes", null));
    }

    private static bool Same(ImmutableArray<(int Ordinal, ImmutableArray<string> Endpoints)> left, ImmutableArray<(int Ordinal, ImmutableArray<string> Endpoints)> right)
    {
        if (left.Length != right.Length) return false;
        for (int i = 0; i < left.Length; i++)
        {
            if (left[i].Ordinal != right[i].Ordinal || !left[i].Endpoints.SequenceEqual(right[i].Endpoints)) return false;
        }

        return true;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
