using System.Collections.Immutable;
using Knetc.Binding;

namespace Knetc.Pods;

/// <summary>What decides which nodes take a pod. Pods of one template share these lists, so comparing references is enough.</summary>
internal readonly record struct PlacementClass(
    ImmutableArray<KeyValuePair<string, string>> NodeSelector,
    ImmutableArray<NodeSelectorTerm>? Affinity,
    ImmutableArray<Toleration> Tolerations,
    bool IgnoresUnschedulable)
{
    /// <summary>The only node that can take the pod, where its affinity names it as that of a daemon does; else null.</summary>
    public string? NamedNode =>
        Affinity is { Length: 1 } terms && terms[0].Expressions.IsEmpty
        && terms[0].Fields is [{ Key: DaemonPods.NameField, Operator: "In", Values: [var name] }]
            ? name
            : null;

    public static PlacementClass Of(Pod pod) =>
        new(pod.Spec.NodeSelector, pod.Spec.RequiredNodeAffinity, pod.Spec.Tolerations, pod.OwnerKind == "DaemonSet");
}
