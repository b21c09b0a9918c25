using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Endpoints;
using Knetc.Locking;

namespace Knetc.Incremental;

/// <summary>The slices that are made for edited Services.</summary>
internal sealed class BuiltSlices
{
    private BuiltSlices()
    {
    }

    /// <summary>What became of the slices of before.</summary>
    public required List<SliceChange> Changes { get; init; }

    /// <summary>What the lock file says of them where it says something else than before; else nothing.</summary>
    public required (List<LockedSlices> Before, List<LockedSlices> Now) Layouts { get; init; }

    /// <summary>Makes them; null where others may change with them, or there is something to say about them.</summary>
    public static BuiltSlices? Make(ResolvedRun before, List<ServiceEdit> edits)
    {
        bool assumeReady = before.Objects.Projects.FirstOrDefault() is not { PodsStartUnready: true };
        var found = new DiagnosticBag();
        var changes = new List<SliceChange>();
        var (last, next) = (before.Ledger.Slices.Another(), before.Ledger.Slices.Another());
        foreach (var edit in edits)
        {
            if (edit.IsMoved || !edit.ChangesSlices) continue;

            // Endpoints objects are mirrored for Services without a selector.
            if (edit.Before.IsSelectorless != edit.Now.IsSelectorless && !before.Objects.Endpoints.IsEmpty) return null;
            if (EndpointSliceBuilder.BuildOf(edit.Before, before.Cluster, assumeReady, last, found) is not { } old) return null;
            if (EndpointSliceBuilder.BuildOf(edit.Now, before.Cluster, assumeReady, next, found) is not { } now) return null;
            if (!Compare(old, now, before.Cluster.EndpointSlices, changes)) return null;
        }

        if (found.Count > 0) return null;
        (List<LockedSlices> Before, List<LockedSlices> Now) layouts = ([.. last.Next], [.. next.Next]);
        return new BuiltSlices { Changes = changes, Layouts = AreSame(layouts.Before, layouts.Now) ? ([], []) : layouts };
    }

    /// <summary>Pairs slices by name.</summary>
    /// <returns>False when one of before is not there under its name.</returns>
    private static bool Compare(ImmutableArray<EndpointSlice> old, ImmutableArray<EndpointSlice> now, ImmutableArray<EndpointSlice> all, List<SliceChange> changes)
    {
        var added = now.ToDictionary(static slice => slice.Name, StringComparer.Ordinal);
        foreach (var slice in old)
        {
            int place = SortedObjects.FirstOf(all, slice.Namespace, slice.Name);
            if (!SortedObjects.Has(all, place, slice.Namespace, slice.Name) || all[place].Manifest.Source is not null) return false;
            changes.Add(new SliceChange(all[place], added.TryGetValue(slice.Name, out var same) ? same : null));
            added.Remove(slice.Name);
        }

        foreach (var slice in now)
        {
            if (added.ContainsKey(slice.Name)) changes.Add(new SliceChange(null, slice));
        }

        return true;
    }

    private static bool AreSame(List<LockedSlices> before, List<LockedSlices> now)
    {
        if (before.Count != now.Count) return false;
        for (int i = 0; i < now.Count; i++)
        {
            if (before[i].Key != now[i].Key || before[i].Slices.Length != now[i].Slices.Length) return false;
            for (int j = 0; j < now[i].Slices.Length; j++)
            {
                var (left, right) = (before[i].Slices[j], now[i].Slices[j]);
                if (left.Ordinal != right.Ordinal || !left.Endpoints.AsSpan().SequenceEqual(right.Endpoints.AsSpan())) return false;
            }
        }

        return true;
    }
}
