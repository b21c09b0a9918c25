using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Options;
using Knetc.Schema;

namespace Knetc.Incremental;

/// <summary>
/// Pods and workloads that were read again with the same text, because something else in their file was edited: all that is made of them is as
/// before, but comes from other places.
/// </summary>
internal sealed class MovedPods
{
    private readonly Dictionary<ManifestObject, ManifestObject> _moved = [];

    private MovedPods()
    {
    }

    /// <summary>A run with the objects in their new places; null where more depends on them than pods and endpoints.</summary>
    /// <param name="before">The run before.</param>
    /// <param name="pods">Pods as they were read before, and as validated now.</param>
    /// <param name="workloads">Workloads as they were read before, and as validated now.</param>
    public static ResolvedRun? Apply(ResolvedRun before, List<(Pod Before, Pod Now)> pods, List<(Workload Before, Workload Now)> workloads)
    {
        if (pods.Count + workloads.Count == 0) return before;
        var moved = new MovedPods();
        var objects = before.Objects;
        if (moved.Replace(objects.Pods, pods) is not { } writtenPods || moved.Replace(objects.Workloads, workloads) is not { } writtenWorkloads) return null;

        // The command line of a component is a source of options.
        var read = new BoundObjects { Pods = [.. pods.Select(static pair => pair.Now)], Workloads = [.. workloads.Select(static pair => pair.Now)] };
        if (ComponentCommand.Find(read).Any()) return null;

        var cluster = before.Cluster with
        {
            Pods = moved.Move(before.Cluster.Pods, moved.Move),
            EndpointSlices = moved.Move(before.Cluster.EndpointSlices, moved.Move),
        };
        return before with
        {
            Objects = objects with { Pods = writtenPods, Workloads = writtenWorkloads },
            Cluster = cluster,
            Joins = before.Joins.For(cluster),
        };
    }

    private ImmutableArray<T>? Replace<T>(ImmutableArray<T> written, List<(T Before, T Now)> replaced)
        where T : IApiObject
    {
        var all = written.ToBuilder();
        foreach (var (before, now) in replaced)
        {
            int place = SortedObjects.IndexOf(all, now, before);
            if (place < 0) return null;
            all[place] = now;
            _moved.Add(before.Manifest, now.Manifest);
        }

        return all.ToImmutable();
    }

    private ImmutableArray<T> Move<T>(ImmutableArray<T> items, Func<T, T> move)
        where T : class
    {
        ImmutableArray<T>.Builder? edited = null;
        for (int i = 0; i < items.Length; i++)
        {
            var item = move(items[i]);
            if (ReferenceEquals(item, items[i])) continue;
            edited ??= items.ToBuilder();
            edited[i] = item;
        }

        return edited?.ToImmutable() ?? items;
    }

    private Pod Move(Pod pod)
    {
        bool isMade = _moved.TryGetValue(pod.Origin.Object, out var origin);
        bool isWritten = _moved.TryGetValue(pod.Manifest, out var manifest);
        if (!isMade && !isWritten) return pod;
        return pod with { Manifest = manifest ?? pod.Manifest, Origin = origin is null ? pod.Origin : new Origin(origin, pod.Origin.Path) };
    }

    private EndpointSlice Move(EndpointSlice slice)
    {
        if (slice.Manifest.Source is not null) return slice;
        var endpoints = Move(slice.Endpoints, endpoint => endpoint.Origin.Object is { } origin && _moved.TryGetValue(origin, out var now)
            ? endpoint with { Origin = new Origin(now, endpoint.Origin.Path) }
            : endpoint);
        return endpoints == slice.Endpoints ? slice : slice with { Endpoints = endpoints };
    }
}
