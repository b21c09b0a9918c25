using Knetc.Addressing;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>A node port asked for where the API server chooses at random.</summary>
internal sealed class NodePortInDynamicBand() : ClusterRule(new DiagnosticDescriptor(
    "KN2029", Severity.Info, "an explicit node port among those that are chosen at random",
    "From Kubernetes 1.28 on the API server chooses node ports at random from the upper part of the range. In a live cluster another Service may have been given this one before; the lower part is kept for explicit requests.",
    "choose a port of the lower part that the message names, or leave nodePort out"))
{
    private static readonly FieldPath Ports = FieldPath.Of("spec.ports");

    public override bool DependsOn(Service before, Service now) => false;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var range = cluster.Options.ServiceNodePortRange;
        int size = NodePortPool.StaticSize(range, cluster.Options.KubeVersion);
        if (size == 0) return;
        int last = range.First + size - 1;
        var common = new CommonFindings(findings);
        foreach (var service in cluster.WrittenServices)
        {
            if (service.Spec.Type is not (ServiceTypes.NodePort or ServiceTypes.LoadBalancer)) continue;
            for (int i = 0; i < service.Spec.Ports.Length; i++)
            {
                int port = service.Spec.Ports[i].NodePort;
                if (port <= last || port > range.Last) continue;
                common.Add(
                    (i, port, last, range.First),
                    service.Manifest,
                    static found => Ports.Index(found.i).Field("nodePort"),
                    static found => $"{found.port} may be taken in a live cluster; {found.First}-{found.last} are kept for explicit requests");
            }
        }

        common.Report();
    }
}
