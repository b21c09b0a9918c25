using System.Collections.Immutable;
using Knetc.Addressing;
using Knetc.Binding;
using Knetc.Binding.Validation;
using Knetc.Diagnostics;
using Knetc.Endpoints;
using Knetc.Locking;
using Knetc.Options;
using Knetc.Pods;
using Knetc.Text;

namespace Knetc;

/// <summary>
/// From texts to the resolved cluster. Immutable and lazy: each phase runs once, when its result is first asked for, and
/// the same input always gives the same result.
/// </summary>
public sealed class Compilation
{
    private readonly Lazy<(ResolvedCluster Cluster, Lazy<LockFile> Lock, ImmutableArray<Diagnostic> Diagnostics)> _result;
    private readonly Lazy<string> _lock;

    /// <param name="sources">The input files, in order.</param>
    /// <param name="commandLine">What the caller states about the cluster; outranks everything in the files.</param>
    /// <param name="lockInput">What earlier runs chose; nothing, when null.</param>
    public Compilation(ImmutableArray<SourceText> sources, OptionLayer commandLine, LockInput? lockInput = null)
    {
        _result = new(() => Resolve(sources, commandLine, lockInput ?? LockInput.Missing));
        _lock = new(() => LockWriter.Write(_result.Value.Lock.Value));
    }

    /// <summary>The findings of all phases, by file and place.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => _result.Value.Diagnostics;

    /// <summary>The cluster, without the objects that have errors.</summary>
    public ResolvedCluster Cluster => _result.Value.Cluster;

    /// <summary>The text of the lock file after this run. Only worth keeping when nothing has an error.</summary>
    public string Lock => _lock.Value;

    private static (ResolvedCluster, Lazy<LockFile>, ImmutableArray<Diagnostic>) Resolve(ImmutableArray<SourceText> sources, OptionLayer commandLine, LockInput lockInput)
    {
        var diagnostics = new DiagnosticBag();
        bool noLock = lockInput.Mode == LockMode.None;
        var previous = noLock || lockInput.Source is null ? LockFile.Empty : LockReader.Read(lockInput.Source, diagnostics) ?? LockFile.Empty;
        var ledger = new LockLedger(previous);
        var objects = DuplicateObjects.Remove(InputObjects.Read(sources, diagnostics), diagnostics);
        var options = ResolveOptions(objects, commandLine, diagnostics);
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
        var file = new Lazy<LockFile>(() => ledger.ToLockFile(Ranges(options)));
        ledger.Findings.Report(diagnostics, noLock);
        if (lockInput.Mode == LockMode.Locked && !diagnostics.HasErrors && LockChanges.Describe(previous, file.Value) is { } change) diagnostics.Add(change);
        return (cluster, file, DiagnosticOrder.Sort(diagnostics.ToImmutable(), sources));
    }

    /// <summary>The Services that did not pass validation.</summary>
    private static IEnumerable<(string, string)> Rejected(ImmutableArray<Service> read, ImmutableArray<Service> valid)
    {
        if (read.Length == valid.Length) return [];
        var names = new HashSet<(string, string)>(valid.Select(static service => (service.Namespace, service.Name)));
        return read.Select(static service => (service.Namespace, service.Name)).Where(name => !names.Contains(name));
    }

    private static ImmutableArray<(string, ImmutableArray<string>)> Ranges(ClusterOptions options) =>
    [
        ("clusterCIDR", [.. options.ClusterCidrs.Select(static range => range.ToString())]),
        ("serviceClusterIPRange", [.. options.ServiceClusterIPRanges.Select(static range => range.ToString())]),
        ("serviceNodePortRange", [options.ServiceNodePortRange.ToString()]),
    ];

    private static ClusterOptions ResolveOptions(BoundObjects objects, OptionLayer commandLine, DiagnosticBag diagnostics)
    {
        var layers = OptionLayers.Gather(commandLine, objects, diagnostics);
        var proxy = objects.KubeProxyConfigurations.IsEmpty ? KubeProxyConfiguration.Default : objects.KubeProxyConfigurations[0];
        var options = ClusterOptionsResolver.Resolve(layers, KubeProxyDefaults.Apply(proxy));
        ServiceRangeRules.Validate(layers, options.KubeVersion, diagnostics);
        return options;
    }
}
