using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about the pods that workloads make and the nodes they run on.</summary>
public static class PodPlacementDiagnostics
{
    public static readonly DiagnosticDescriptor UnknownNode = new(
        "KN3038", Severity.Warning, "a pod on an unknown node",
        "The pod names its node, but none of the given Nodes has that name. The endpoint controller leaves such a pod out of its Services, unless they publish addresses that are not ready.",
        "correct spec.nodeName, or add the Node to the input");

    public static readonly DiagnosticDescriptor Unplaceable = new(
        "KN3039", Severity.Warning, "a pod that no node takes",
        "Every node is cordoned, does not match the pod's node selector or affinity, has a taint the pod does not tolerate, or has one of its host ports in use. The pod stays pending: it has no address and is no endpoint of any Service.",
        "relax the node selector or affinity, add a toleration, free the host port, or add a node");

    public static readonly DiagnosticDescriptor TooManyPods = new(
        "KN3120", Severity.Error, "more pods than a cluster can have",
        "Kubernetes supports clusters of up to 150,000 pods. The workloads of the input ask for more than twice as many; this one no longer fits and is left out.",
        "correct the number of replicas")
    {
        Latitude = Latitude.Severity,
    };

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [UnknownNode, Unplaceable, TooManyPods];
}
