using Knetc.Diagnostics;

namespace Knetc.Rules;

/// <summary>A node whose own address could be given to a pod.</summary>
internal sealed class NodeInPodRange() : ClusterRule(new DiagnosticDescriptor(
    "KN2003", Severity.Error, "a node address lies in a pod range",
    "kube-proxy takes every sender in the pod range for a pod and leaves its address as it is. Traffic of the node itself and of pods on its network would then be misjudged, and the node's address may be given to a pod as well.",
    "choose a pod range that contains no node, or correct the address of the node"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var nodeRanges = new NetworkIndex<NodeRange>();
        foreach (var range in cluster.Addresses.NodeRanges) nodeRanges.Add(range.Network, range);
        foreach (var host in cluster.Addresses.Hosts)
        {
            if (cluster.Ranges.PodIndex.TryFind(host.Address, out _, out var pods))
            {
                findings.Add(host.Node.Manifest, host.Path, $"{host.Address} lies in {pods.Name} {pods.Network}", pods.Related);
            }
            else if (nodeRanges.TryFind(host.Address, out var network, out var range))
            {
                findings.Add(host.Node.Manifest, host.Path, $"{host.Address} lies in {network}, the pod range of {range.Node.Manifest}", range.Related);
            }
        }
    }
}
