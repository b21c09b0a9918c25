using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Binding.Validation;
using Knetc.Diagnostics;
using Knetc.Rules;
using Knetc.Text;

namespace Knetc.Incremental;

/// <summary>
/// An edit after which everything stands as it did but the content of some EndpointSlices: the most frequent one, and the cheapest, since
/// nothing is named, ordered or chosen by what stands in a slice. Services that were read again with the same text may move in their files.
/// </summary>
internal sealed class ClusterEdit
{
    /// <summary>With more objects a whole run is no more expensive.</summary>
    private const int MostObjects = 500;

    private readonly List<(EndpointSlice Before, EndpointSlice Now)> _slices;
    private readonly HashSet<SourceText> _replaced;

    private ClusterEdit(ResolvedRun run, List<(EndpointSlice Before, EndpointSlice Now)> slices, HashSet<SourceText> replaced)
    {
        Run = run;
        _slices = slices;
        _replaced = replaced;
    }

    /// <summary>What it comes to.</summary>
    public ResolvedRun Run { get; }

    /// <summary>How many objects were held against the rules of their kind.</summary>
    public required int ValidatedCount { get; init; }

    /// <summary>The edit that leads from an earlier run to these objects; null when it is of another kind, or not worth it.</summary>
    public static ClusterEdit? Find(ResolvedRun before, BoundObjects read)
    {
        if (!AreOthersSame(before.Read, read)) return null;
        if (Replaced(before.Read.Services, read.Services) is not { } services || Replaced(before.Read.EndpointSlices, read.EndpointSlices) is not { } slices) return null;
        foreach (var (old, now) in services)
        {
            if (!now.Manifest.SaysTheSameAs(old.Manifest)) return null;
        }

        foreach (var (old, now) in slices)
        {
            if (now.Name.Length == 0 || now.Name != old.Name || now.Namespace != old.Namespace || NameOfService(now) != NameOfService(old)) return null;
        }

        // Findings of before are good as long as what they point at is still there.
        var replaced = new HashSet<SourceText>();
        foreach (var (old, _) in services) replaced.Add(old.Manifest.Source!);
        foreach (var (old, _) in slices) replaced.Add(old.Manifest.Source!);
        if (PointInto(replaced, before.Diagnostics) || PointInto(replaced, before.LockDiagnostics)) return null;

        var found = new DiagnosticBag();
        var valid = ObjectValidation.Validate(
            new BoundObjects { Services = [.. services.Select(static pair => pair.Now)], EndpointSlices = [.. slices.Select(static pair => pair.Now)] }, before.Release, found);
        if (found.Count > 0 || valid.Services.Length != services.Count || valid.EndpointSlices.Length != slices.Count) return null;

        var written = before.Objects.Services.ToBuilder();
        var allocated = before.Cluster.Services.ToBuilder();
        for (int i = 0; i < services.Count; i++)
        {
            var service = valid.Services[i];
            int place = IndexOf(before.Objects.Services, service, services[i].Before);
            int placeInCluster = IndexOf(before.Cluster.Services, service, services[i].Before);
            if (place < 0 || placeInCluster < 0) return null;
            written[place] = service;
            allocated[placeInCluster] = service with { Spec = before.Cluster.Services[placeInCluster].Spec };
        }

        var writtenSlices = before.Objects.EndpointSlices.ToBuilder();
        var allSlices = before.Cluster.EndpointSlices.ToBuilder();
        foreach (var (old, now) in slices)
        {
            int place = IndexOf(before.Objects.EndpointSlices, now, old);
            int placeInCluster = IndexOf(before.Cluster.EndpointSlices, now, old);
            if (place < 0 || placeInCluster < 0) return null;
            writtenSlices[place] = now;
            allSlices[placeInCluster] = now;
        }

        var run = before with
        {
            Read = read,
            Objects = before.Objects with { Services = written.MoveToImmutable(), EndpointSlices = writtenSlices.MoveToImmutable() },
            Cluster = before.Cluster with { Services = allocated.MoveToImmutable(), EndpointSlices = allSlices.MoveToImmutable() },
            Rules = new RuleMemory(before.Rules),
        };
        run.Joins.Replace(run.Cluster, slices);
        return new ClusterEdit(run, slices, replaced) { ValidatedCount = services.Count + slices.Count };
    }

    /// <summary>The Services whose slices changed, with all their slices.</summary>
    public ClusterView View()
    {
        var names = new HashSet<(string Namespace, string Name)>();
        var slices = ImmutableArray.CreateBuilder<EndpointSlice>();
        foreach (var (_, now) in _slices)
        {
            if (NameOfService(now) is not { } name) slices.Add(now);
            else if (names.Add((now.Namespace, name))) slices.AddRange(Run.Joins.SlicesOf(now.Namespace, name));
        }

        slices.Sort(BoundObjects.Compare);
        var written = slices.Where(slice => IndexOf(Run.Objects.EndpointSlices, slice, slice) >= 0);
        return new ClusterView(
            Run.Joins,
            Run.Layers,
            Run.Objects with { Services = Named(Run.Objects.Services, names), EndpointSlices = [.. written] },
            Run.Cluster with { Services = Named(Run.Cluster.Services, names), EndpointSlices = slices.ToImmutable() });
    }

    /// <summary>Whether findings of before point at something that was read again.</summary>
    public bool PointInto(ImmutableArray<Diagnostic> findings) => PointInto(_replaced, findings);

    private static bool PointInto(HashSet<SourceText> sources, ImmutableArray<Diagnostic> findings)
    {
        foreach (var finding in findings)
        {
            if (finding.Location is { } location && sources.Contains(location.Source)) return true;
            foreach (var related in finding.Related)
            {
                if (sources.Contains(related.Location.Source)) return true;
            }
        }

        return false;
    }

    private static bool AreOthersSame(BoundObjects before, BoundObjects now) =>
        AreSame(before.Nodes, now.Nodes)
        && AreSame(before.Endpoints, now.Endpoints)
        && AreSame(before.Pods, now.Pods)
        && AreSame(before.Workloads, now.Workloads)
        && AreSame(before.Namespaces, now.Namespaces)
        && AreSame(before.ServiceCidrs, now.ServiceCidrs)
        && AreSame(before.KubeProxyConfigurations, now.KubeProxyConfigurations)
        && AreSame(before.KubeadmConfigurations, now.KubeadmConfigurations)
        && AreSame(before.KindConfigurations, now.KindConfigurations)
        && AreSame(before.Projects, now.Projects);

    private static bool AreSame<T>(ImmutableArray<T> before, ImmutableArray<T> now)
        where T : class => Replaced(before, now) is { Count: 0 };

    /// <summary>The objects that are others than before, place by place; null when there are more or fewer, or too many.</summary>
    private static List<(T Before, T Now)>? Replaced<T>(ImmutableArray<T> before, ImmutableArray<T> now)
        where T : class
    {
        if (before.Length != now.Length) return null;
        var replaced = new List<(T Before, T Now)>();
        for (int i = 0; i < now.Length; i++)
        {
            if (ReferenceEquals(before[i], now[i])) continue;
            if (replaced.Count == MostObjects) return null;
            replaced.Add((before[i], now[i]));
        }

        return replaced;
    }

    /// <summary>The place of an object in a list that is sorted by namespace and name, or -1.</summary>
    /// <param name="sorted">The list.</param>
    /// <param name="named">An object of its name.</param>
    /// <param name="item">The object, or another form of it.</param>
    private static int IndexOf<T>(ImmutableArray<T> sorted, T named, T item)
        where T : IApiObject
    {
        int low = 0;
        int high = sorted.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int order = BoundObjects.Compare(sorted[middle], named);
            if (order == 0) return ReferenceEquals(sorted[middle].Manifest, item.Manifest) ? middle : -1;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }

        return -1;
    }

    /// <summary>The Services of some names, in the order of the list.</summary>
    private static ImmutableArray<Service> Named(ImmutableArray<Service> services, HashSet<(string Namespace, string Name)> names)
    {
        var named = new List<Service>(names.Count);
        foreach (var (@namespace, name) in names)
        {
            int low = 0;
            int high = services.Length - 1;
            while (low <= high)
            {
                int middle = (low + high) / 2;
                int order = string.CompareOrdinal(services[middle].Namespace, @namespace);
                if (order == 0) order = string.CompareOrdinal(services[middle].Name, name);
                if (order < 0) low = middle + 1;
                else high = middle - 1;
            }

            if (low < services.Length && services[low].Namespace == @namespace && services[low].Name == name) named.Add(services[low]);
        }

        named.Sort(BoundObjects.Compare);
        return [.. named];
    }

    private static string? NameOfService(EndpointSlice slice) => slice.Metadata.Label(EndpointSlice.ServiceNameLabel);
}
