using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Schema;

namespace Knetc.Pods;

/// <summary>Makes the pods that the workload controllers would make (api-semantics §4.1).</summary>
public static class PodExpander
{
    /// <summary>All workloads together make at most this many pods: twice what Kubernetes supports in a cluster.</summary>
    public const int MaxPods = 300_000;

    /// <summary>The given pods and those of the workloads, by namespace and name.</summary>
    /// <param name="pods">Pods from manifests, with their defaults. Where a workload would make a pod of the same name, the given one stands for it.</param>
    /// <param name="workloads">The workloads, of which those make pods that have none in the input, nor another workload of theirs; those without a name get one from their <c>generateName</c>.</param>
    /// <param name="nodes">All nodes; a DaemonSet has a pod on each that admits it.</param>
    /// <param name="version">The release whose labels the pods get.</param>
    /// <param name="diagnostics">Receives the workloads that ask for more pods than can be.</param>
    public static ImmutableArray<Pod> Expand(
        ImmutableArray<Pod> pods, ImmutableArray<Workload> workloads, ImmutableArray<Node> nodes, KubeVersion version, DiagnosticBag diagnostics)
    {
        var names = new GeneratedNames();
        var given = names.Assign(pods, static (pod, name) => Rename(pod, name));
        var all = new List<Pod>(given.Length);
        var taken = new PodNames();
        foreach (var pod in given)
        {
            taken.TryTake(pod.Namespace, pod.Name);
            all.Add(pod);
        }

        var owners = names.Assign(workloads, static (workload, name) =>
            workload with { Manifest = workload.Manifest.WithName(name), Metadata = workload.Metadata with { Name = name } });
        var expansion = new WorkloadExpansion(new NodeIndex(nodes), taken, version);
        var dependants = new GivenDependants(given, owners);
        int room = MaxPods;
        foreach (var workload in owners.Sort(Compare))
        {
            if (dependants.Has(workload)) continue;
            int count = expansion.CountPods(workload);
            if (count > room)
            {
                ReportTooMany(workload, count, diagnostics);
                continue;
            }

            room -= count;
            expansion.Expand(workload, count, all);
        }

        return [.. all.OrderBy(static pod => pod.Namespace, StringComparer.Ordinal).ThenBy(static pod => pod.Name, StringComparer.Ordinal)];
    }

    private static Pod Rename(Pod pod, string name)
    {
        var manifest = pod.Manifest.WithName(name);
        return pod with { Manifest = manifest, Metadata = pod.Metadata with { Name = name }, Origin = new Origin(manifest, pod.Origin.Path) };
    }

    /// <summary>Pods whose names Kubernetes itself determines come first, so that no other pod takes such a name.</summary>
    private static int Compare(Workload left, Workload right)
    {
        int order = Rank(left.Kind).CompareTo(Rank(right.Kind));
        if (order == 0) order = string.CompareOrdinal(left.Kind, right.Kind);
        if (order == 0) order = string.CompareOrdinal(left.Namespace, right.Namespace);
        return order != 0 ? order : string.CompareOrdinal(left.Name, right.Name);
    }

    private static int Rank(string kind) => kind switch
    {
        "StatefulSet" => 0,
        "DaemonSet" => 1,
        _ => 2,
    };

    private static void ReportTooMany(Workload workload, int count, DiagnosticBag diagnostics)
    {
        var path = workload.Template.Path.Parent!.Field(workload.Kind == "Job" ? "parallelism" : "replicas");
        diagnostics.Add(new Diagnostic(
            PodPlacementDiagnostics.TooManyPods,
            $"{workload.Manifest} asks for {count} pods; a cluster of more than {MaxPods} pods is not compiled, and the workload is left out")
        {
            Location = workload.Manifest.Locate(path),
            Object = workload.Manifest.ToString(),
            Path = path.ToString(),
        });
    }
}
