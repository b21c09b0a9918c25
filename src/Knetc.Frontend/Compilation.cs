using System.Collections.Immutable;
using Knetc.Addressing;
using Knetc.Binding;
using Knetc.Binding.Validation;
using Knetc.Diagnostics;
using Knetc.Endpoints;
using Knetc.Filtering;
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
    private readonly Lazy<(ResolvedCluster Cluster, FilteredDiagnostics Diagnostics)> _result;

    /// <param name="sources">The input files, in order.</param>
    /// <param name="commandLine">What the caller states about the cluster; outranks everything in the files.</param>
    public Compilation(ImmutableArray<SourceText> sources, OptionLayer commandLine)
    {
        _result = new(() => Resolve(sources, commandLine, ReadingDiagnostics));
    }

    /// <summary>What the caller found while it read the files; joins the findings of the phases.</summary>
    public ImmutableArray<Diagnostic> ReadingDiagnostics { get; init; } = [];

    /// <summary>The findings that count, by file and place, with the severities that the project gives them.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => _result.Value.Diagnostics.Reported;

    /// <summary>The findings that a comment or the project accepts, each with the reason.</summary>
    public ImmutableArray<Diagnostic> Suppressed => _result.Value.Diagnostics.Suppressed;

    /// <summary>The cluster, without the objects that have errors.</summary>
    public ResolvedCluster Cluster => _result.Value.Cluster;

    private static (ResolvedCluster, FilteredDiagnostics) Resolve(
        ImmutableArray<SourceText> sources, OptionLayer commandLine, ImmutableArray<Diagnostic> readingDiagnostics)
    {
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(readingDiagnostics);
        var objects = DuplicateObjects.Remove(InputObjects.Read(sources, diagnostics), diagnostics);
        var declared = new DeclaredObjects(objects);
        var layers = OptionLayers.Gather(commandLine, objects, diagnostics);
        var options = ResolveOptions(objects, layers, diagnostics);
        objects = NamedObjects.Complete(ObjectValidation.Validate(objects, options.KubeVersion, diagnostics)).WithProjectNodes().Sort();
        if (objects.Nodes.IsEmpty)
        {
            objects = objects with { Nodes = AssumedNodes.Create(options.NodeCount) };
            options = AssumedNodes.WithPodRange(options);
        }

        var project = objects.Projects.FirstOrDefault();
        bool usesKubeadm = !objects.KubeadmConfigurations.IsEmpty;
        bool assumeReady = project is not { PodsStartUnready: true };
        bool nodeCidrsByHash = commandLine.NoLock || project is { NodeCidrsByHash: true };
        var nodes = NodeCidrAllocator.Allocate(objects.Nodes, options, nodeCidrsByHash, diagnostics);
        if (commandLine.NoLock && objects.Nodes.Any(node => node.PodCIDRs.IsEmpty) && !options.ClusterCidrs.IsEmpty)
        {
            diagnostics.Add(new Diagnostic(AddressDiagnostics.NodeRangesByHash, "without a lock, nodes get their pod ranges by hash instead of in sequence"));
        }

        var services = ServiceAllocator.Allocate(objects.Services, options, objects.ServiceCidrs, usesKubeadm, diagnostics);
        var pods = PodExpander.Expand(objects.Pods, objects.Workloads, nodes, options.KubeVersion, diagnostics);
        pods = PodLifecycle.Complete(PodPlacement.Place(pods, nodes, diagnostics), assumeReady);
        pods = PodAddressAllocator.Allocate(pods, nodes, project is not { PodIPsInSequence: true }, diagnostics);
        var built = EndpointSliceBuilder.Build(services, pods, nodes, objects.Endpoints, options.KubeVersion, diagnostics, assumeReady);
        var slices = (objects with { EndpointSlices = objects.EndpointSlices.AddRange(built) }).Sort().EndpointSlices;
        var cluster = new ResolvedCluster(options, nodes, services, slices) { Namespaces = objects.Namespaces, Pods = pods };
        ClusterRules.Check(new ClusterView(declared, layers, objects, cluster), diagnostics);
        return (cluster, FindingFilter.Apply(diagnostics.ToImmutable(), project, sources));
    }

    private static ClusterOptions ResolveOptions(BoundObjects objects, ImmutableArray<OptionLayer> layers, DiagnosticBag diagnostics)
    {
        var proxy = objects.KubeProxyConfigurations.IsEmpty ? KubeProxyConfiguration.Default : objects.KubeProxyConfigurations[0];
        var options = ClusterOptionsResolver.Resolve(layers, KubeProxyDefaults.Apply(proxy));
        ServiceRangeRules.Validate(layers, options.KubeVersion, diagnostics);
        return options;
    }
}
