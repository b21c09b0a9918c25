using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Locking;

namespace Knetc.Pods;

/// <summary>Placement with a memory: pods stay where they were placed while their node takes them.</summary>
public static class LockedPlaces
{
    /// <summary>The pods by namespace and name, with their node where one takes them.</summary>
    /// <param name="pods">Pods; those that name a node keep it.</param>
    /// <param name="nodes">All nodes. Without any, pods are not placed.</param>
    /// <param name="ledger">Where pods were placed before; receives where they are now.</param>
    /// <param name="diagnostics">Receives the findings.</param>
    public static ImmutableArray<Pod> Place(ImmutableArray<Pod> pods, ImmutableArray<Node> nodes, LockLedger ledger, DiagnosticBag diagnostics)
    {
        var places = ledger[LockPool.Place];
        var asked = new HashSet<(string Namespace, string Name)>();
        foreach (var pod in pods)
        {
            if (pod.Spec.NodeName.Length > 0) asked.Add((pod.Namespace, pod.Name));
        }

        bool isNew = ledger.Previous.Live(LockPool.Place).Entries.IsEmpty;
        var placed = PodPlacement.Place(pods, nodes, diagnostics, isNew ? null : pod => places.Find(LockKeys.Object(pod.Namespace, pod.Name))?.Value);
        foreach (var pod in placed)
        {
            if (pod.Spec.NodeName.Length > 0 && !nodes.IsEmpty) places.Record(LockKeys.Object(pod.Namespace, pod.Name), pod.Spec.NodeName, asked.Contains((pod.Namespace, pod.Name)));
        }

        return placed;
    }
}
