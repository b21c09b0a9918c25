using System.Globalization;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Schema;

namespace Knetc.Pods;

/// <summary>Gathers what went wrong with placing pods, so that a workload of a hundred replicas is reported once.</summary>
internal sealed class PlacementFindings(NodeIndex nodes, DiagnosticBag diagnostics)
{
    private readonly Dictionary<ManifestObject, PendingPods> _pending = [];
    private readonly HashSet<(ManifestObject Manifest, string Node)> _unknownNodes = [];

    /// <summary>Reports a pod that names a node which does not exist, once per workload.</summary>
    public void AddUnknownNode(Pod pod)
    {
        if (!nodes.AreGiven || !_unknownNodes.Add((pod.Origin.Object, pod.Spec.NodeName))) return;
        var path = pod.Origin.Path.Field("spec").Field("nodeName");
        diagnostics.Add(new Diagnostic(
            PodPlacementDiagnostics.UnknownNode,
            $"no manifest defines node {pod.Spec.NodeName}; a Service that selects pod {pod.Namespace}/{pod.Name} would leave it out")
        {
            Location = pod.Origin.Object.Locate(path),
            Object = pod.Origin.Object.ToString(),
            Path = path.ToString(),
        });
    }

    /// <summary>Notes a pod that no node takes. Of a workload, the reasons of the first pod speak for the others.</summary>
    /// <param name="obstacle">Why a node, given by its position, does not.</param>
    public void AddPending(Pod pod, Func<int, PlacementObstacle> obstacle)
    {
        if (_pending.TryGetValue(pod.Origin.Object, out var group)) group.Count++;
        else _pending.Add(pod.Origin.Object, new PendingPods(pod, Reason(pod, obstacle)));
    }

    /// <summary>Reports the pods noted, in the order of the first of each workload.</summary>
    public void Report()
    {
        foreach (var group in _pending.Values.OrderBy(static group => group.First.Namespace, StringComparer.Ordinal).ThenBy(static group => group.First.Name, StringComparer.Ordinal))
        {
            var origin = group.First.Origin;
            var path = origin.Path.Field("spec");
            string who = group.Count == 1
                ? $"pod {group.First.Namespace}/{group.First.Name} stays pending"
                : $"{group.Count.ToString(CultureInfo.InvariantCulture)} pods stay pending, first {group.First.Namespace}/{group.First.Name}";
            diagnostics.Add(new Diagnostic(PodPlacementDiagnostics.Unplaceable, $"{who}: {group.Reason}")
            {
                Location = origin.Object.Locate(path),
                Object = origin.Object.ToString(),
                Path = path.ToString(),
            });
        }
    }

    /// <summary>The reasons of all nodes in the scheduler's words.</summary>
    private string Reason(Pod pod, Func<int, PlacementObstacle> obstacle)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < nodes.Nodes.Length; i++)
        {
            string words = Describe(pod, nodes.Nodes[i], obstacle(i));
            counts[words] = counts.TryGetValue(words, out int count) ? count + 1 : 1;
        }

        return $"0/{nodes.Nodes.Length} nodes are available: {string.Join(", ", counts.Select(static pair => $"{pair.Value} {pair.Key}"))}";
    }

    private static string Describe(Pod pod, Node node, PlacementObstacle obstacle) => obstacle switch
    {
        PlacementObstacle.Unschedulable => "node(s) were unschedulable",
        PlacementObstacle.Selector => "node(s) didn't match Pod's node affinity/selector",
        PlacementObstacle.Taint => NodeEligibility.FindUntolerated(node, pod.Spec.Tolerations) is { } taint
            ? $"node(s) had untolerated taint {{{taint.Key}: {taint.Value}}}"
            : "node(s) had untolerated taint",
        _ => "node(s) didn't have free ports for the requested pod ports",
    };
}
