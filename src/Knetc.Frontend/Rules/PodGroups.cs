using Knetc.Binding;
using Knetc.Pods;

namespace Knetc.Rules;

/// <summary>
/// Gathers pods by template, so that a rule looks at a workload once and not at each of its pods. Pods of a live cluster are
/// gathered by the controller they name as their owner.
/// </summary>
internal static class PodGroups
{
    private const string RevisionLabel = "controller-revision-hash";

    /// <summary>The groups of some pods, each with the first of them, in their order. Pods that have ended are left out.</summary>
    public static List<PodGroup> Of(IReadOnlyList<Pod> pods)
    {
        var groups = new List<PodGroup>();
        Dictionary<object, PodGroup>? byKey = null;
        foreach (var pod in pods)
        {
            if (PodLifecycle.IsOver(pod)) continue;

            // Pods come by name, so most follow another one of their workload.
            if (groups.Count > 0 && AreAlike(groups[groups.Count - 1].First, pod))
            {
                groups[groups.Count - 1].Count++;
                continue;
            }

            byKey ??= [];
            object key = KeyOf(pod);
            if (byKey.TryGetValue(key, out var group))
            {
                group.Count++;
                continue;
            }

            groups.Add(group = new PodGroup(pod));
            byKey.Add(key, group);
        }

        return groups;
    }

    private static bool AreAlike(Pod left, Pod right) =>
        ReferenceEquals(left.Origin.Object, right.Origin.Object)
        || (Owner(left) is { } one && Owner(right) is { } other && one.Name == other.Name && one.Kind == other.Kind
            && left.Namespace == right.Namespace && left.Metadata.Label(RevisionLabel) == right.Metadata.Label(RevisionLabel));

    private static object KeyOf(Pod pod) =>
        Owner(pod) is { } owner ? (pod.Namespace, owner.Kind, owner.Name, pod.Metadata.Label(RevisionLabel)) : pod.Origin.Object;

    /// <summary>The controller of a given pod, if it is of a kind whose pods are alike at least within one revision.</summary>
    private static OwnerReference? Owner(Pod pod)
    {
        if (pod.OwnerKind.Length > 0) return null;
        return pod.Metadata.Controller is { Kind: "ReplicaSet" or "StatefulSet" or "DaemonSet" or "Job" } owner ? owner : null;
    }
}
