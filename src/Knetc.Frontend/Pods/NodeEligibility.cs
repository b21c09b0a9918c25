using System.Collections.Immutable;
using Knetc.Binding;

namespace Knetc.Pods;

/// <summary>Whether a node takes a pod, host ports aside: cordoned nodes, selectors and taints (api-semantics §4.2).</summary>
internal static class NodeEligibility
{
    public static PlacementObstacle Check(Node node, PodSpec spec, bool ignoresUnschedulable)
    {
        if (node.Unschedulable && !ignoresUnschedulable) return PlacementObstacle.Unschedulable;
        if (!IsSelected(node, spec)) return PlacementObstacle.Selector;
        return FindUntolerated(node, spec.Tolerations) is null ? PlacementObstacle.None : PlacementObstacle.Taint;
    }

    /// <summary>The first taint that keeps the pod away, or null.</summary>
    public static Taint? FindUntolerated(Node node, ImmutableArray<Toleration> tolerations)
    {
        foreach (var taint in node.Taints)
        {
            if (taint.Effect is "NoSchedule" or "NoExecute" && !IsTolerated(taint, tolerations)) return taint;
        }

        return null;
    }

    private static bool IsTolerated(Taint taint, ImmutableArray<Toleration> tolerations)
    {
        foreach (var toleration in tolerations)
        {
            if (toleration.Tolerates(taint)) return true;
        }

        return false;
    }

    private static bool IsSelected(Node node, PodSpec spec)
    {
        foreach (var pair in spec.NodeSelector)
        {
            if (node.Metadata.Label(pair.Key) != pair.Value) return false;
        }

        if (spec.RequiredNodeAffinity is not { } terms) return true;
        foreach (var term in terms)
        {
            if (Admits(term, node)) return true;
        }

        return false;
    }

    private static bool Admits(NodeSelectorTerm term, Node node)
    {
        foreach (var requirement in term.Expressions)
        {
            if (!requirement.IsSatisfiedBy(node.Metadata.Label(requirement.Key))) return false;
        }

        foreach (var requirement in term.Fields)
        {
            if (!requirement.IsSatisfiedBy(requirement.Key == DaemonPods.NameField ? node.Name : null)) return false;
        }

        return !term.Expressions.IsEmpty || !term.Fields.IsEmpty;
    }
}
