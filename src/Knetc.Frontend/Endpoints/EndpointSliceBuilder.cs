using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Locking;
using Knetc.Pods;
using Knetc.Schema;

namespace Knetc.Endpoints;

/// <summary>Builds the EndpointSlices that the controllers of a live cluster would make (api-semantics §4.3 to §4.9).</summary>
public static class EndpointSliceBuilder
{
    /// <summary>The generated and the mirrored slices, by namespace and name. Slices from manifests are not among them.</summary>
    /// <param name="services">Services with their families and addresses.</param>
    /// <param name="pods">Pods with their nodes and addresses.</param>
    /// <param name="nodes">All nodes.</param>
    /// <param name="endpoints">Endpoints objects, which are mirrored for Services without a selector.</param>
    /// <param name="version">The release whose rules count.</param>
    /// <param name="diagnostics">Receives the findings.</param>
    /// <param name="assumeReady">Whether a pod without status is ready.</param>
    /// <param name="ledger">Which slice each endpoint was in before; receives which it is in now.</param>
    /// <param name="limits">How many endpoints a slice holds; the controller's defaults when null.</param>
    public static ImmutableArray<EndpointSlice> Build(
        ImmutableArray<Service> services,
        ImmutableArray<Pod> pods,
        ImmutableArray<Node> nodes,
        ImmutableArray<LegacyEndpoints> endpoints,
        KubeVersion version,
        DiagnosticBag diagnostics,
        bool assumeReady = true,
        LockLedger? ledger = null,
        EndpointLimits? limits = null)
    {
        var (perSlice, perSubset) = limits ?? EndpointLimits.Default;
        var nodeIndex = new NodeIndex(nodes);
        var layout = new SliceLayout((ledger ?? new LockLedger(LockFile.Empty)).Slices, perSlice);
        var slices = new ServiceSlices(new TopologyHints(nodeIndex.Nodes, version, diagnostics), version, layout);
        var index = new PodSelectorIndex<CandidatePod>(
            services, Candidates(pods, nodeIndex, assumeReady), static candidate => candidate.Pod.Namespace, static candidate => candidate.Pod.Metadata);
        var drafts = new List<SliceDraft>(services.Length);
        foreach (var service in services)
        {
            if (service.IsSelectorless || service.Spec.Type == ServiceTypes.ExternalName) continue;
            slices.Add(service, index.Find(service), drafts);
        }

        EndpointsMirror.Add(services, endpoints, perSubset, diagnostics, drafts);
        return SliceNames.Assign(drafts);
    }

    /// <summary>
    /// The generated slices of one Service as they are among those of all, by name; null where that cannot be told without the others. The
    /// cost grows with the pods.
    /// </summary>
    /// <param name="service">The Service with its families and addresses.</param>
    /// <param name="cluster">The cluster with pods and nodes.</param>
    /// <param name="assumeReady">Whether a pod without status is ready.</param>
    /// <param name="ledger">Which slice each endpoint was in before; receives which it is in now.</param>
    /// <param name="diagnostics">Receives the findings.</param>
    internal static ImmutableArray<EndpointSlice>? BuildOf(Service service, ResolvedCluster cluster, bool assumeReady, SliceLedger ledger, DiagnosticBag diagnostics)
    {
        if (service.IsSelectorless || service.Spec.Type == ServiceTypes.ExternalName) return [];
        if (!SliceNames.AreApart(service.Name)) return null;
        var selected = new PodSelectorIndex<Pod>([service], cluster.Pods, static pod => pod.Namespace, static pod => pod.Metadata).Find(service);
        if (selected.GroupBy(static pod => pod.Name, StringComparer.Ordinal).Any(static pods => pods.Skip(1).Any())) return null;
        var version = cluster.Options.KubeVersion;
        var nodes = new NodeIndex(cluster.Nodes);
        var slices = new ServiceSlices(new TopologyHints(nodes.Nodes, version, diagnostics), version, new SliceLayout(ledger, EndpointLimits.Of(cluster.Options).PerSlice));
        var drafts = new List<SliceDraft>();
        slices.Add(service, Candidates([.. selected], nodes, assumeReady), drafts);
        return SliceNames.Assign(drafts);
    }

    /// <summary>The pods that can be endpoints, by namespace and name: the order of endpoints within a slice.</summary>
    private static List<CandidatePod> Candidates(ImmutableArray<Pod> pods, NodeIndex nodes, bool assumeReady)
    {
        var candidates = new List<CandidatePod>(pods.Length);
        foreach (var pod in pods)
        {
            if (CandidatePod.From(pod, nodes, assumeReady) is { } candidate) candidates.Add(candidate);
        }

        candidates.Sort(static (left, right) =>
        {
            int order = string.CompareOrdinal(left.Pod.Namespace, right.Pod.Namespace);
            return order != 0 ? order : string.CompareOrdinal(left.Pod.Name, right.Pod.Name);
        });
        return candidates;
    }
}
