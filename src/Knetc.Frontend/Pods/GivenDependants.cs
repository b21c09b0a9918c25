using System.Collections.Immutable;
using Knetc.Binding;

namespace Knetc.Pods;

/// <summary>
/// Which workloads have what they would make in the input already, as the output of a live cluster has: a Deployment its
/// ReplicaSets, a ReplicaSet its pods. Given objects stand for those that the controller would make.
/// </summary>
internal sealed class GivenDependants
{
    private const string HashLabel = "pod-template-hash";

    private readonly HashSet<(string Kind, string Namespace, string Name)> _owners = [];

    public GivenDependants(ImmutableArray<Pod> pods, ImmutableArray<Workload> workloads)
    {
        foreach (var pod in pods)
        {
            if (pod.Metadata.Controller is not { } owner) continue;
            _owners.Add((owner.Kind, pod.Namespace, owner.Name));
            if (owner.Kind == "ReplicaSet" && DeploymentOf(owner.Name, pod.Metadata) is { } deployment) _owners.Add(("Deployment", pod.Namespace, deployment));
        }

        foreach (var workload in workloads)
        {
            // A Deployment keeps the ReplicaSets of its earlier revisions, scaled down to nothing.
            bool isScaledDown = workload.Kind == "ReplicaSet" && workload.Replicas == 0;
            if (!isScaledDown && workload.Metadata.Controller is { } owner) _owners.Add((owner.Kind, workload.Namespace, owner.Name));
        }
    }

    public bool Has(Workload workload) => _owners.Contains((workload.Kind, workload.Namespace, workload.Name));

    /// <summary>
    /// The Deployment that a ReplicaSet belongs to, told from the names that Deployments give: their own and the hash that
    /// the pods have in a label. Null when the names say nothing of the kind.
    /// </summary>
    public static string? DeploymentOf(string replicaSet, ObjectMeta pod) =>
        pod.Label(HashLabel) is { Length: > 0 } hash
        && replicaSet.Length > hash.Length + 1
        && replicaSet.EndsWith("-" + hash, StringComparison.Ordinal)
            ? replicaSet.Substring(0, replicaSet.Length - hash.Length - 1)
            : null;
}
