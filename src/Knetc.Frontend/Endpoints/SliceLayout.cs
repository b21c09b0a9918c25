using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Locking;

namespace Knetc.Endpoints;

/// <summary>
/// Distributes the endpoints of one set of ports over slices (api-semantics §4.6): each stays in the slice where it was, new
/// ones fill the first slice with room, and numbers never shift.
/// </summary>
/// <param name="ledger">Where endpoints were, and are now.</param>
/// <param name="maxEndpoints">Most endpoints in one slice.</param>
internal sealed class SliceLayout(SliceLedger ledger, int maxEndpoints)
{
    /// <summary>The slices by ordinal, each with the endpoints of <paramref name="endpoints"/> in their order.</summary>
    /// <param name="key">What the layout is recorded under.</param>
    /// <param name="endpoints">The endpoints by namespace, pod and address; not empty.</param>
    public IEnumerable<(int Ordinal, ImmutableArray<Endpoint> Endpoints)> Arrange(string key, List<Endpoint> endpoints)
    {
        string[] keys = [.. endpoints.Select(static endpoint => LockKeys.Endpoint(endpoint.TargetRef!.Namespace, endpoint.TargetRef.Name, endpoint.Addresses[0]))];
        int[] ordinals = ledger.Find(key) is { } previous ? Keep(previous, keys) : [.. Enumerable.Range(0, keys.Length).Select(i => i / maxEndpoints)];
        var members = new SortedDictionary<int, List<int>>();
        for (int i = 0; i < ordinals.Length; i++)
        {
            if (!members.TryGetValue(ordinals[i], out var list)) members.Add(ordinals[i], list = []);
            list.Add(i);
        }

        ledger.Record(new LockedSlices(key, [.. members.Select(slice => (slice.Key, slice.Value.Select(i => keys[i]).ToImmutableArray()))]));
        return members.Select(slice => (slice.Key, slice.Value.Select(i => endpoints[i]).ToImmutableArray()));
    }

    /// <summary>The slice of each endpoint, from an earlier layout.</summary>
    private int[] Keep(LockedSlices previous, string[] keys)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var room = new SortedDictionary<int, int>();
        foreach (var (ordinal, endpoints) in previous.Slices)
        {
            room[ordinal] = maxEndpoints;
            foreach (string endpoint in endpoints)
            {
                if (!places.ContainsKey(endpoint)) places.Add(endpoint, ordinal);
            }
        }

        int[] ordinals = new int[keys.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            ordinals[i] = -1;
            if (!places.TryGetValue(keys[i], out int ordinal) || room[ordinal] == 0) continue;
            ordinals[i] = ordinal;
            room[ordinal]--;
            places.Remove(keys[i]);
        }

        var open = new Queue<int>(room.Where(static slice => slice.Value > 0).Select(static slice => slice.Key));
        int next = 0;
        for (int i = 0; i < keys.Length; i++)
        {
            if (ordinals[i] >= 0) continue;
            if (open.Count == 0)
            {
                while (room.ContainsKey(next)) next++;
                room.Add(next, maxEndpoints);
                open.Enqueue(next);
            }

            ordinals[i] = open.Peek();
            if (--room[ordinals[i]] == 0) open.Dequeue();
        }

        return ordinals;
    }
}
