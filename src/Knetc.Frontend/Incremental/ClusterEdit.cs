using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Binding.Validation;
using Knetc.Diagnostics;
using Knetc.Locking;
using Knetc.Rules;
using Knetc.Text;

namespace Knetc.Incremental;

/// <summary>
/// An edit after which everything has the name, the place and the addresses it had: of the content of EndpointSlices, and of what Services
/// say beside that. These are the most frequent ones, and the cheapest. Objects that were read again with the same text may move in their files.
/// </summary>
internal sealed class ClusterEdit
{
    /// <summary>With more objects a whole run is no more expensive.</summary>
    private const int MostObjects = 500;

    private readonly List<ServiceEdit> _services;
    private readonly List<SliceChange> _slices;
    private readonly HashSet<SourceText> _replaced;

    private ClusterEdit(ResolvedRun run, List<ServiceEdit> services, List<SliceChange> slices, HashSet<SourceText> replaced)
    {
        Run = run;
        _services = [.. services.Where(static edit => !edit.IsMoved)];
        _slices = slices.FindAll(static change => !change.IsMoved);
        _replaced = replaced;
    }

    /// <summary>What it comes to.</summary>
    public ResolvedRun Run { get; }

    /// <summary>How many objects were held against the rules of their kind.</summary>
    public required int ValidatedCount { get; init; }

    /// <summary>The Services that say something else than before.</summary>
    public IReadOnlyList<ServiceEdit> Services => _services;

    /// <summary>Whether slices came, went, or say something else than before.</summary>
    public bool ChangesSlices => _slices.Count > 0;

    /// <summary>The edit that leads from an earlier run to these objects; null when it is of another kind, or not worth it.</summary>
    public static ClusterEdit? Find(ResolvedRun before, BoundObjects read)
    {
        if (!AreOthersSame(before.Read, read)) return null;
        if (Replaced(before.Read.Services, read.Services) is not { } services || Replaced(before.Read.EndpointSlices, read.EndpointSlices) is not { } slices) return null;
        if (Moved(before.Read.Pods, read.Pods) is not { } pods || Moved(before.Read.Workloads, read.Workloads) is not { } workloads) return null;
        foreach (var (old, now) in services)
        {
            if (!AreNamedAlike(old, now)) return null;
        }

        foreach (var (old, now) in slices)
        {
            if (!AreNamedAlike(old, now) || NameOfService(now) != NameOfService(old)) return null;
        }

        // Findings of before are good as long as what they point at is still there.
        var replaced = new HashSet<SourceText>();
        foreach (var (old, _) in services) replaced.Add(old.Manifest.Source!);
        foreach (var (old, _) in slices) replaced.Add(old.Manifest.Source!);
        foreach (var (old, _) in pods) replaced.Add(old.Manifest.Source!);
        foreach (var (old, _) in workloads) replaced.Add(old.Manifest.Source!);
        if (PointInto(replaced, before.Diagnostics) || PointInto(replaced, before.LockDiagnostics)) return null;

        var found = new DiagnosticBag();
        var edited = new BoundObjects { Services = [.. Now(services)], EndpointSlices = [.. Now(slices)], Pods = [.. Now(pods)], Workloads = [.. Now(workloads)] };
        var valid = ObjectValidation.Validate(edited, before.Release, found);
        if (found.Count > 0 || !AreComplete(edited, valid)) return null;

        if (MovedPods.Apply(before, Validated(pods, valid.Pods), Validated(workloads, valid.Workloads)) is not { } last) return null;
        return Find(last, read, services, slices, valid, replaced);
    }

    /// <summary>The same once pods are in their places.</summary>
    private static ClusterEdit? Find(
        ResolvedRun before, BoundObjects read, List<(Service Before, Service Now)> services, List<(EndpointSlice Before, EndpointSlice Now)> slices, BoundObjects valid, HashSet<SourceText> replaced)
    {
        var objects = before.Objects;
        var writtenServices = objects.Services.ToBuilder();
        var allServices = before.Cluster.Services.ToBuilder();
        var edits = new List<ServiceEdit>(services.Count);
        bool nodePortsAreLocked = !before.Ledger[LockPool.NodePort].IsNew;
        for (int i = 0; i < services.Count; i++)
        {
            var service = valid.Services[i];
            int place = SortedObjects.IndexOf(objects.Services, service, services[i].Before);
            int placeInCluster = SortedObjects.IndexOf(before.Cluster.Services, service, services[i].Before);
            if (place < 0 || placeInCluster < 0) return null;
            if (ServiceEdit.Find(objects.Services[place], service, before.Cluster.Services[placeInCluster], nodePortsAreLocked) is not { } edit) return null;
            writtenServices[place] = edit.Written;
            allServices[placeInCluster] = edit.Now;
            edits.Add(edit);
        }

        if (BuiltSlices.Make(before, edits) is not { } built) return null;
        var written = slices.ConvertAll(static pair => new SliceChange(pair.Before, pair.Now));
        var changes = new List<SliceChange>(written.Count + built.Changes.Count);
        changes.AddRange(written);
        changes.AddRange(built.Changes);
        if (Apply(written, objects.EndpointSlices) is not { } writtenSlices || Apply(changes, before.Cluster.EndpointSlices) is not { } allSlices) return null;

        var file = LockOf(before, read, edits, built);
        var run = before with
        {
            Read = read,
            Objects = objects with { Services = writtenServices.ToImmutable(), EndpointSlices = writtenSlices },
            Cluster = before.Cluster with { Services = allServices.ToImmutable(), EndpointSlices = allSlices },
            Lock = file,
            LockText = file == before.Lock ? before.LockText : new Lazy<string>(() => LockWriter.Write(file.Value)),
            Rules = new RuleMemory(before.Rules),
        };
        run.Joins.Replace(run.Cluster, edits, changes);
        return new ClusterEdit(run, edits, changes, replaced) { ValidatedCount = Count(valid) };
    }

    /// <summary>The edited Services, and those whose slices changed, with all their slices.</summary>
    public ClusterView View()
    {
        var names = new HashSet<(string Namespace, string Name)>();
        var slices = ImmutableArray.CreateBuilder<EndpointSlice>();
        foreach (var edit in _services) names.Add((edit.Now.Namespace, edit.Now.Name));
        foreach (var change in _slices)
        {
            if (change.Service is { } service) names.Add(service);
            else if (change.Now is { } slice) slices.Add(slice);
        }

        foreach (var (@namespace, name) in names) slices.AddRange(Run.Joins.SlicesOf(@namespace, name));
        slices.Sort(BoundObjects.Compare);
        var written = slices.Where(slice => SortedObjects.IndexOf(Run.Objects.EndpointSlices, slice, slice) >= 0);
        return new ClusterView(
            Run.Joins,
            Run.Layers,
            Run.Objects with { Services = SortedObjects.Named(Run.Objects.Services, names), EndpointSlices = [.. written] },
            Run.Cluster with { Services = SortedObjects.Named(Run.Cluster.Services, names), EndpointSlices = slices.ToImmutable() });
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

    /// <summary>The objects that were read again; null when some say something else than before.</summary>
    private static List<(T Before, T Now)>? Moved<T>(ImmutableArray<T> before, ImmutableArray<T> now)
        where T : class, IApiObject => Replaced(before, now) is { } replaced && replaced.TrueForAll(static pair => pair.Now.Manifest.SaysTheSameAs(pair.Before.Manifest)) ? replaced : null;

    private static IEnumerable<T> Now<T>(List<(T Before, T Now)> pairs) => pairs.Select(static pair => pair.Now);

    private static List<(T Before, T Now)> Validated<T>(List<(T Before, T Now)> pairs, ImmutableArray<T> valid) => [.. pairs.Select((pair, i) => (pair.Before, valid[i]))];

    private static bool AreComplete(BoundObjects read, BoundObjects valid) =>
        read.Services.Length == valid.Services.Length && read.EndpointSlices.Length == valid.EndpointSlices.Length && read.Pods.Length == valid.Pods.Length && read.Workloads.Length == valid.Workloads.Length;

    private static int Count(BoundObjects objects) => objects.Services.Length + objects.EndpointSlices.Length + objects.Pods.Length + objects.Workloads.Length;

    /// <summary>A sorted list with other slices in it; null when it does not have those of before, or has the name of one that comes.</summary>
    private static ImmutableArray<EndpointSlice>? Apply(List<SliceChange> changes, ImmutableArray<EndpointSlice> slices)
    {
        var edited = slices.ToBuilder();
        foreach (var (before, now) in changes)
        {
            var named = (now ?? before)!;
            int place = before is null ? SortedObjects.FirstOf(edited, named.Namespace, named.Name) : SortedObjects.IndexOf(edited, named, before);
            if (place < 0) return null;
            if (before is null)
            {
                if (SortedObjects.Has(edited, place, named.Namespace, named.Name)) return null;
                edited.Insert(place, named);
            }
            else if (now is null)
            {
                edited.RemoveAt(place);
            }
            else
            {
                edited[place] = now;
            }
        }

        return edited.ToImmutable();
    }

    /// <summary>The lock after the edit, for whoever asks.</summary>
    private static Lazy<LockFile> LockOf(ResolvedRun before, BoundObjects read, List<ServiceEdit> edits, BuiltSlices built)
    {
        var (old, now) = built.Layouts;
        if (edits.TrueForAll(static edit => edit.LocksTheSame))
        {
            if (old.Count + now.Count == 0) return before.Lock;

            // Where nobody asks, edit would hang on edit for ever.
            if (before.Lock.IsValueCreated && before.Lock.Value is var file) return new Lazy<LockFile>(() => file.With(old, now));
        }

        var (commandLine, lockInput) = (before.CommandLine, before.LockInput);
        return new Lazy<LockFile>(() => Resolution.Run(read, commandLine, lockInput, null).Lock.Value);
    }

    private static bool AreNamedAlike<T>(T before, T now)
        where T : IApiObject => now.Metadata.Name.Length > 0 && now.Metadata.Name == before.Metadata.Name && now.Metadata.Namespace == before.Metadata.Namespace;

    private static string? NameOfService(EndpointSlice slice) => slice.Metadata.Label(EndpointSlice.ServiceNameLabel);
}
