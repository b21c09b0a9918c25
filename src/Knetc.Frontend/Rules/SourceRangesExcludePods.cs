using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>
/// A load balancer that lets no pod in. Mostly meant so, hence an info; a warning where the input shows that something in the
/// cluster uses the address.
/// </summary>
internal sealed class SourceRangesExcludePods() : ClusterRule(new DiagnosticDescriptor(
    "KN3064", Severity.Warning, "source ranges that shut the cluster's own pods out",
    "Traffic from a pod to the address of a load balancer does not leave the cluster: the node handles it, and drops it when the source ranges contain neither the pods nor the nodes. It is a warning when a pod of the input has the address in its hosts file, and an info otherwise.",
    "add the pod range to loadBalancerSourceRanges, or let pods use the cluster IP"))
{
    private static readonly FieldPath Ranges = FieldPath.Of("spec.loadBalancerSourceRanges");

    public override bool IsLocal => true;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        Dictionary<IpAddress, RelatedLocation?>? users = null;
        foreach (var service in cluster.Services)
        {
            if (service.Spec.Type != ServiceTypes.LoadBalancer || service.Ingress.IsEmpty) continue;
            var ranges = SourceRange.Of(service);
            if (ranges.IsEmpty || AdmitsCluster(ranges, cluster)) continue;
            foreach (var ingress in service.Ingress)
            {
                if (ingress.IPMode == "Proxy" || !ClusterAddresses.TryRead(ingress.IP, out var address)) continue;
                users ??= ReadUsers(cluster);
                bool isUsed = users.TryGetValue(address, out var user);
                var path = ranges[0].IsField ? Ranges : ranges[0].Path;
                findings.Add(isUsed ? Severity.Warning : Severity.Info, service.Manifest, path, $"pods that connect to {address} are refused: no source range contains a pod or a node", user);
                break;
            }
        }
    }

    private static bool AdmitsCluster(IReadOnlyList<SourceRange> ranges, ClusterView cluster)
    {
        var index = new NetworkIndex<SourceRange>();
        foreach (var range in ranges) index.Add(range.Network, range);
        foreach (var pods in cluster.Ranges.Pods)
        {
            foreach (var range in ranges)
            {
                if (range.Network.Overlaps(pods.Network)) return true;
            }
        }

        // Without anything that says where pods and nodes are, nothing can be said against the ranges.
        if (cluster.Ranges.Pods.IsEmpty && cluster.Addresses.NodeRanges.IsEmpty) return true;
        foreach (var host in cluster.Addresses.Hosts)
        {
            if (index.Contains(host.Address)) return true;
        }

        foreach (var pods in cluster.Addresses.NodeRanges)
        {
            if (index.TryFind(pods.Network, out _, out _)) return true;
        }

        return false;
    }

    /// <summary>Addresses that pods have in their hosts file.</summary>
    private static Dictionary<IpAddress, RelatedLocation?> ReadUsers(ClusterView cluster)
    {
        var users = new Dictionary<IpAddress, RelatedLocation?>();
        foreach (var pod in cluster.Pods)
        {
            for (int i = 0; i < pod.Spec.HostAliases.Length; i++)
            {
                if (!ClusterAddresses.TryRead(pod.Spec.HostAliases[i].IP, out var address) || users.ContainsKey(address)) continue;
                var path = pod.Origin.Path.Field("spec").Field("hostAliases").Index(i).Field("ip");
                users.Add(address, RuleFindings.At(pod.Origin.Object, path, $"Pod {pod.Namespace}/{pod.Name} uses the address"));
            }
        }

        return users;
    }
}
