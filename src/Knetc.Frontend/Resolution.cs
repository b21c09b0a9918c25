using System.Collections.Immutable;
using Knetc.Addressing;
using Knetc.Binding;
using Knetc.Binding.Validation;
using Knetc.Diagnostics;
using Knetc.Endpoints;
using Knetc.Filtering;
using Knetc.Incremental;
using Knetc.Locking;
using Knetc.Options;
using Knetc.Pods;
using Knetc.Rules;
using Knetc.Text;

namespace Knetc;

/// <summary>What one run of the phases comes to.</summary>
/// <param name="Cluster">The cluster, without the objects that have errors.</param>
/// <param name="Findings">
/// The findings of all phases, divided by the project's settings and the comments in the files. The rules across objects run when
/// they are asked for: they change nothing about the cluster, so that others may go on with it beside them.
/// </param>
/// <param name="Filter">What divides them.</param>
/// <param name="Lock">The choices of this run and of earlier ones, as text.</param>
internal sealed record Resolution(ResolvedCluster Cluster, Lazy<FilteredDiagnostics> Findings, Lazy<FindingFilter> Filter, Lazy<string> Lock)
{
    /// <summary>Runs the phases, from left to right.</summary>
    /// <param name="sources">The files.</param>
    /// <param name="read">Gives the objects in the files, and reports what is wrong with them.</param>
    /// <param name="commandLine">What the caller states about the cluster.</param>
    /// <param name="lockInput">What earlier runs chose.</param>
    /// <param name="readingDiagnostics">What the caller found while it read the files.</param>
    /// <param name="memory">What earlier runs found out about the same objects.</param>
    public static Resolution Of(
        ImmutableArray<SourceText> sources,
        Func<DiagnosticBag, BoundObjects> read,
        OptionLayer commandLine,
        LockInput lockInput,
        ImmutableArray<Diagnostic> readingDiagnostics,
        CompilationMemory? memory = null)
    {
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(readingDiagnostics);
        var objects = read(diagnostics);
        var reading = diagnostics.ToImmutable();
        var edit = memory?.Last?.For(commandLine, lockInput) is { } last ? ClusterEdit.Find(last, objects) : null;
        var run = edit?.Run ?? Run(objects, commandLine, lockInput, memory);
        memory?.Keep(run, edit);
        diagnostics.AddRange(run.Diagnostics);
        var filter = new Lazy<FindingFilter>(() => new FindingFilter(run.Objects.Projects.FirstOrDefault(), sources, memory?.Suppressions));
        var findings = new Lazy<FilteredDiagnostics>(() =>
        {
            // All addresses may look wrong for one mistyped range, so nothing is said about what depends on it, unless the project makes light of the error.
            bool settingsAreWrong = run.SettingsAreWrong || reading.Any(IsErrorInProjectFile);
            if (settingsAreWrong && filter.Value.ApplyToAll(reading.AddRange(run.Early)) is var judged && judged.Reported.Any(static found => found.Severity == Severity.Error)) return judged;
            var view = new ClusterView(run.Joins, run.Layers, run.Objects, run.Cluster, memory);
            if (run.Rules is { } rules) rules.Check(view, edit, diagnostics);
            else ClusterRules.Check(view, diagnostics);
            diagnostics.AddRange(run.LockDiagnostics);
            if (lockInput.Mode is LockMode.Locked or LockMode.Keep && !diagnostics.HasErrors && LockChanges.Describe(run.Ledger.Previous, run.Lock.Value, lockInput.Mode) is { } change) diagnostics.Add(change);
            return filter.Value.ApplyToAll(diagnostics.ToImmutable());
        });
        return new Resolution(run.Cluster, findings, filter, run.LockText);
    }

    /// <summary>Runs the phases up to the endpoints.</summary>
    internal static ResolvedRun Run(BoundObjects read, OptionLayer commandLine, LockInput lockInput, CompilationMemory? memory)
    {
        var diagnostics = new DiagnosticBag();
        bool noLock = lockInput.Mode == LockMode.None;
        var previous = noLock || lockInput.Source is null ? LockFile.Empty : LockReader.Read(lockInput.Source, diagnostics) ?? LockFile.Empty;
        var ledger = new LockLedger(previous);

        var given = DuplicateObjects.Remove(read, diagnostics);
        var release = OptionLayers.Release(commandLine, given);
        var objects = NamedObjects.Complete(ObjectValidation.Validate(given, release, diagnostics, memory)).WithProjectNodes().Sort();
        var commands = ComponentCommand.Find(objects);
        var inSettings = new DiagnosticBag();
        var layers = OptionLayers.Gather(commandLine, given.Projects, objects, commands, inSettings);
        var proxy = ProxyFlags.Apply(objects.KubeProxyConfigurations.FirstOrDefault(), commands, release, inSettings);
        diagnostics.AddRange(inSettings.ToImmutable());
        var early = diagnostics.ToImmutable();
        var options = ClusterOptionsResolver.Resolve(layers, proxy, ProxyFlags.FirstOf(commands));
        if (objects.Nodes.IsEmpty) objects = objects with { Nodes = AssumedNodes.Create(options.NodeCount) };

        var cluster = Allocate(given, objects, options, ledger, noLock, diagnostics, memory?.Allocated);
        var locking = new DiagnosticBag();
        ledger.Findings.Report(locking, noLock);
        var file = new Lazy<LockFile>(() => ledger.ToLockFile(LockedRanges(options)));
        return new ResolvedRun(commandLine, lockInput, release, read)
        {
            Objects = objects,
            Layers = layers,
            Cluster = cluster,
            Joins = new ClusterJoins(given, objects.Nodes, cluster),
            Ledger = ledger,
            Early = early,
            SettingsAreWrong = inSettings.HasErrors || early.Any(IsErrorInProjectFile),
            Diagnostics = diagnostics.ToImmutable(),
            LockDiagnostics = locking.ToImmutable(),
            Lock = file,
            LockText = new Lazy<string>(() => LockWriter.Write(file.Value)),
            Rules = memory is null ? null : new RuleMemory(),
        };
    }

    private static bool IsErrorInProjectFile(Diagnostic found) =>
        found.Severity == Severity.Error && found.Location?.Source.Path is { } path && path.AsSpan(path.AsSpan().LastIndexOfAny('/', '\\') + 1).SequenceEqual(ProjectFile.FileName);

    /// <summary>Gives every object what a live cluster would give it: addresses, ports, pods, endpoints.</summary>
    internal static ResolvedCluster Allocate(
        BoundObjects read, BoundObjects objects, ClusterOptions options, LockLedger ledger, bool noLock, DiagnosticBag diagnostics, AllocatedObjects? known)
    {
        var project = objects.Projects.FirstOrDefault();
        bool assumeReady = project is not { PodsStartUnready: true };
        bool nodeCidrsByHash = noLock || project is { NodeCidrsByHash: true };
        var nodes = NodeCidrAllocator.Allocate(objects.Nodes, options, nodeCidrsByHash, diagnostics, ledger);
        if (known is not null) nodes = known.Unify(nodes);
        if (noLock && objects.Nodes.Any(node => node.PodCIDRs.IsEmpty) && !options.ClusterCidrs.IsEmpty)
        {
            diagnostics.Add(new Diagnostic(AddressDiagnostics.NodeRangesByHash, "without a lock, nodes get their pod ranges by hash instead of in sequence"));
        }

        bool usesKubeadm = !objects.KubeadmConfigurations.IsEmpty;
        var rejected = Rejected(read.Services, objects.Services);
        var services = ServiceAllocator.Allocate(objects.Services, options, objects.ServiceCidrs, usesKubeadm, rejected, ledger, diagnostics);
        if (known is not null) services = known.Unify(services);
        var pods = PodExpander.Expand(objects.Pods, objects.Workloads, nodes, options.KubeVersion, diagnostics);
        pods = PodLifecycle.Complete(LockedPlaces.Place(pods, nodes, ledger, diagnostics), assumeReady);
        pods = PodAddressAllocator.Allocate(pods, nodes, project is not { PodIPsInSequence: true }, diagnostics, ledger);
        var built = EndpointSliceBuilder.Build(services, pods, nodes, objects.Endpoints, options.KubeVersion, diagnostics, assumeReady, ledger, EndpointLimits.Of(options));
        var slices = (objects with { EndpointSlices = objects.EndpointSlices.AddRange(built) }).Sort().EndpointSlices;
        return new ResolvedCluster(options, nodes, services, slices)
        {
            Namespaces = objects.Namespaces,
            Pods = pods,
            PodNetwork = PodNetworkOptions.From(project),
        };
    }

    /// <summary>The Services that did not pass validation; what the lock holds for them stays theirs.</summary>
    private static IEnumerable<(string, string)> Rejected(ImmutableArray<Service> read, ImmutableArray<Service> valid)
    {
        if (read.Length == valid.Length) return [];
        var names = new HashSet<(string, string)>(valid.Select(static service => (service.Namespace, service.Name)));
        return read.Select(static service => (service.Namespace, service.Name)).Where(name => !names.Contains(name));
    }

    private static ImmutableArray<(string, ImmutableArray<string>)> LockedRanges(ClusterOptions options) =>
    [
        ("clusterCIDR", [.. options.ClusterCidrs.Select(static range => range.ToString())]),
        ("serviceClusterIPRange", [.. options.ServiceClusterIPRanges.Select(static range => range.ToString())]),
        ("serviceNodePortRange", [options.ServiceNodePortRange.ToString()]),
    ];
}
