using System.Collections.Immutable;
using Knetc.Addressing;
using Knetc.Binding;
using Knetc.Binding.Validation;
using Knetc.Diagnostics;
using Knetc.Endpoints;
using Knetc.Filtering;
using Knetc.Locking;
using Knetc.Options;
using Knetc.Pods;
using Knetc.Rules;
using Knetc.Text;

namespace Knetc;

/// <summary>
/// From texts to the resolved cluster. Immutable and lazy: each phase runs once, when its result is first asked for, and
/// the same input always gives the same result.
/// </summary>
public sealed class Compilation
{
    private readonly Lazy<(ResolvedCluster Cluster, Lazy<string?> Lock, Lazy<Diagnostic?> LockChange, FilteredDiagnostics Diagnostics)> _result;

    /// <param name="sources">The input files, in order.</param>
    /// <param name="commandLine">What the caller states about the cluster; outranks everything in the files.</param>
    /// <param name="lockInput">What earlier runs chose; nothing, when null.</param>
    public Compilation(ImmutableArray<SourceText> sources, OptionLayer commandLine, LockInput? lockInput = null)
    {
        _result = new(() => Resolve(sources, commandLine, lockInput ?? LockInput.Missing, ReadingDiagnostics));
    }

    /// <summary>What the caller found while it read the files; joins the findings of the phases.</summary>
    public ImmutableArray<Diagnostic> ReadingDiagnostics { get; init; } = [];

    /// <summary>The findings that count, by file and place, with the severities that the project gives them.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => _result.Value.Diagnostics.Reported;

    /// <summary>The findings that a comment or the project accepts, each with the reason.</summary>
    public ImmutableArray<Diagnostic> Suppressed => _result.Value.Diagnostics.Suppressed;

    /// <summary>The cluster, without the objects that have errors.</summary>
    public ResolvedCluster Cluster => _result.Value.Cluster;

    /// <summary>The text of the lock file after this run, worth keeping when nothing has an error; null when the one before could not be read.</summary>
    public string? Lock => _result.Value.Lock.Value;

    /// <summary>What a lock file that may not change would have to change; null when nothing.</summary>
    public Diagnostic? LockChange => _result.Value.LockChange.Value;

    private static (ResolvedCluster, Lazy<string?>, Lazy<Diagnostic?>, FilteredDiagnostics) Resolve(
        ImmutableArray<SourceText> sources, OptionLayer commandLine, LockInput lockInput, ImmutableArray<Diagnostic> readingDiagnostics)
    {
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(readingDiagnostics);
        var previous = lockInput.Read(diagnostics);
        var ledger = new LockLedger(previous ?? LockFile.Empty);
        bool noLock = lockInput.Mode == LockMode.None;
        var objects = DuplicateObjects.Remove(InputObjects.Read(sources, diagnostics), diagnostics);
        var declared = new DeclaredObjects(objects);
        var layers = OptionLayers.Gather(commandLine, objects, diagnostics);
        var options = ResolveOptions(objects, layers, diagnostics);
        var read = objects.Services;
        objects = NamedObjects.Complete(ObjectValidation.Validate(objects, options.KubeVersion, diagnostics)).WithProjectNodes().Sort();
        if (objects.Nodes.IsEmpty)
        {
            objects = objects with { Nodes = AssumedNodes.Create(options.NodeCount) };
            options = AssumedNodes.WithPodRange(options);
        }

        var project = objects.Projects.FirstOrDefault();
        bool usesKubeadm = !objects.KubeadmConfigurations.IsEmpty;
        bool assumeReady = project is not { PodsStartUnready: true };
        bool nodeCidrsByHash = noLock || project is { NodeCidrsByHash: true };
        var nodes = NodeCidrAllocator.Allocate(objects.Nodes, options, nodeCidrsByHash, diagnostics, ledger);
        if (noLock && objects.Nodes.Any(node => node.PodCIDRs.IsEmpty) && !options.ClusterCidrs.IsEmpty)
        {
            diagnostics.Add(new Diagnostic(AddressDiagnostics.NodeRangesByHash, "without a lock, nodes get their pod ranges by hash instead of in sequence"));
        }

        var services = ServiceAllocator.Allocate(objects.Services, options, objects.ServiceCidrs, usesKubeadm, Rejected(read, objects.Services), ledger, diagnostics);
        var pods = PodExpander.Expand(objects.Pods, objects.Workloads, nodes, options.KubeVersion, diagnostics);
        pods = PodLifecycle.Complete(LockedPlaces.Place(pods, nodes, ledger, diagnostics), assumeReady);
        pods = PodAddressAllocator.Allocate(pods, nodes, project is not { PodIPsInSequence: true }, diagnostics, ledger);
        var built = EndpointSliceBuilder.Build(services, pods, nodes, objects.Endpoints, options.KubeVersion, diagnostics, assumeReady, ledger);
        var slices = (objects with { EndpointSlices = objects.EndpointSlices.AddRange(built) }).Sort().EndpointSlices;
        var cluster = new ResolvedCluster(options, nodes, services, slices) { Namespaces = objects.Namespaces, Pods = pods };
        ClusterRules.Check(new ClusterView(declared, layers, objects, cluster), diagnostics);
        ledger.Findings.Report(diagnostics, noLock);
        var file = new Lazy<LockFile>(() => ledger.ToLockFile(LockedRanges(options)));
        var change = new Lazy<Diagnostic?>(() => LockChanges.Describe(ledger.Previous, file.Value));
        if (lockInput.Mode == LockMode.Locked && !diagnostics.HasErrors && change.Value is { } needed) diagnostics.Add(needed);
        return (cluster, new(() => previous is null ? null : LockWriter.Write(file.Value)), change, FindingFilter.Apply(diagnostics.ToImmutable(), project, sources));
    }

    /// <summary>The Services that did not pass validation.</summary>
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

    private static ClusterOptions ResolveOptions(BoundObjects objects, ImmutableArray<OptionLayer> layers, DiagnosticBag diagnostics)
    {
        var proxy = objects.KubeProxyConfigurations.IsEmpty ? KubeProxyConfiguration.Default : objects.KubeProxyConfigurations[0];
        var options = ClusterOptionsResolver.Resolve(layers, KubeProxyDefaults.Apply(proxy));
        ServiceRangeRules.Validate(layers, options.KubeVersion, diagnostics);
        return options;
    }
}
