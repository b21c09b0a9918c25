using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Pods;
using Knetc.Schema;

namespace Knetc.Rules;

/// <summary>A host IP that the pod's node does not have. Told once for each field.</summary>
internal sealed class HostIPNotOfNode() : ClusterRule(new DiagnosticDescriptor(
    "KN3052", Severity.Error, "a host IP that is no address of the node",
    "hostIP says on which address of its node a pod's host port is bound. The API server does not check it; with a text that is no address, or an address the node does not have, nobody reaches the port.",
    "write an address of the node, or leave hostIP out to bind the port on all of them"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var hosts = new Dictionary<string, HashSet<IpAddress>>(StringComparer.Ordinal);
        foreach (var host in cluster.Addresses.Hosts)
        {
            if (!hosts.TryGetValue(host.Node.Name, out var own)) hosts.Add(host.Node.Name, own = []);
            own.Add(host.Address);
        }

        var reported = new HashSet<(ManifestObject Manifest, string List, int Container, int Index)>();
        foreach (var pod in cluster.Pods)
        {
            if (PodLifecycle.IsOver(pod)) continue;
            foreach (var bound in BoundPort.Of(pod))
            {
                if (bound.Port.HostIP.Length == 0 || Refuse(bound, hosts, out var node) is not { } message) continue;
                if (!reported.Add((bound.Manifest, bound.List, bound.Container, bound.Index))) continue;
                findings.Add(bound.Manifest, bound.Field("hostIP"), message, node is null ? null : RuleFindings.At(node.Manifest, HostAddress.ListPath, "the addresses of the node"));
            }
        }

        string? Refuse(BoundPort bound, Dictionary<string, HashSet<IpAddress>> hosts, out Node? node)
        {
            node = null;
            if (!ClusterAddresses.TryRead(bound.Port.HostIP, out var address)) return $"\"{bound.Port.HostIP}\" is no IP address";
            if (address.IsUnspecified || address.IsLoopback || address.IsLinkLocalUnicast) return null;
            if (!hosts.TryGetValue(bound.Pod.Spec.NodeName, out var own) || own.Contains(address)) return null;
            node = cluster.Nodes.Find(bound.Pod.Spec.NodeName);
            return $"{address} is no address of node {bound.Pod.Spec.NodeName}, on which Pod {bound.Pod.Namespace}/{bound.Pod.Name} runs";
        }
    }
}
