using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Pods;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>Pods without an address, because neither their node nor the cluster has a pod range. Told once per cluster.</summary>
internal sealed class NoPodRangeForNode() : ClusterRule(new DiagnosticDescriptor(
    "KN3057", Severity.Warning, "pods have no address because their node has no pod range",
    "Nothing gives the node a pod range: its manifest has none, and no pod range of the cluster is stated that it could get a block of. Its pods then have no address and are endpoints of no Service.",
    "state the cluster's pod range with --cluster-cidr or in knetc.yaml, or list podCIDRs of the nodes"))
{
    private static readonly FieldPath PodCidrs = FieldPath.Of("spec.podCIDRs");

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var nodes = new HashSet<Node>();
        Pod? first = null;
        Node? firstNode = null;
        int count = 0;
        foreach (var pod in cluster.Pods)
        {
            if (!pod.PodIPs.IsEmpty || pod.Spec.HostNetwork || PodLifecycle.IsOver(pod)) continue;
            if (cluster.Nodes.Find(pod.Spec.NodeName) is not { PodCIDRs.IsEmpty: true } node) continue;
            nodes.Add(node);
            count++;
            first ??= pod;
            firstNode ??= node;
        }

        if (first is null) return;
        string which = count == 1 ? $"Pod {first.Namespace}/{first.Name} has" : $"{count} pods, first {first.Namespace}/{first.Name}, have";
        string where = nodes.Count == 1 ? "" : $"; {nodes.Count - 1} other nodes have none either";
        string why = cluster.Options.AllocateNodeCidrs ? "the cluster has none to give" : "the controller manager is told not to give it one";
        findings.Add(
            firstNode!.Manifest, PodCidrs, $"{which} no address: the node has no pod range, and {why}{where}",
            RuleFindings.At(first.Origin.Object, first.Origin.Path, "the pod"));
    }
}
