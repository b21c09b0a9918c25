using Knetc.Binding;

namespace Knetc.Pods;

/// <summary>What the DaemonSet controller does to a template for each node.</summary>
internal static class DaemonPods
{
    /// <summary>The field by which a node affinity names a node.</summary>
    public const string NameField = "metadata.name";

    private static readonly Toleration[] Standard =
    [
        new("node.kubernetes.io/not-ready", "Exists", "", "NoExecute"),
        new("node.kubernetes.io/unreachable", "Exists", "", "NoExecute"),
        new("node.kubernetes.io/disk-pressure", "Exists", "", "NoSchedule"),
        new("node.kubernetes.io/memory-pressure", "Exists", "", "NoSchedule"),
        new("node.kubernetes.io/pid-pressure", "Exists", "", "NoSchedule"),
        new("node.kubernetes.io/unschedulable", "Exists", "", "NoSchedule"),
    ];

    private static readonly Toleration NetworkUnavailable = new("node.kubernetes.io/network-unavailable", "Exists", "", "NoSchedule");

    /// <summary>The spec with the tolerations that every daemon has.</summary>
    public static PodSpec Tolerant(PodSpec spec)
    {
        var tolerations = spec.Tolerations.AddRange(Standard);
        return spec with { Tolerations = spec.HostNetwork ? tolerations.Add(NetworkUnavailable) : tolerations };
    }

    /// <summary>Whether the DaemonSet has a pod on the node.</summary>
    public static bool RunsOn(Node node, PodSpec spec) =>
        (spec.NodeName.Length == 0 || spec.NodeName == node.Name)
        && NodeEligibility.Check(node, spec, ignoresUnschedulable: true) == PlacementObstacle.None;

    /// <summary>The spec of the pod for one node. The scheduler still places it, since a host port may be taken there.</summary>
    public static PodSpec BoundFor(Node node, PodSpec spec) => spec with
    {
        RequiredNodeAffinity = [new NodeSelectorTerm([], [new SelectorRequirement(NameField, "In", [node.Name])])],
    };
}
