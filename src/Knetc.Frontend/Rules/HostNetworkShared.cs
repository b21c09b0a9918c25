using System.Globalization;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Endpoints;
using Knetc.Pods;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>Pods of one Service that would all listen on the same port of the same node. Told once for each Service.</summary>
internal sealed class HostNetworkShared() : ClusterRule(new DiagnosticDescriptor(
    "KN3080", Severity.Warning, "two host-network pods of a Service share node and port",
    "Pods on the host network have the address of their node. Two on one node that serve the same port cannot both listen on it: one of them fails to start, or both endpoints lead to the same pod.",
    "run one such pod per node, for example in a DaemonSet, or leave hostNetwork out"))
{
    private static readonly FieldPath Ports = FieldPath.Of("spec.ports");

    public override bool IsLocal => true;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var service in cluster.Services)
        {
            if (!service.IsSelectorless && service.Spec.Type != ServiceTypes.ExternalName) Check(service, cluster, findings);
        }
    }

    private static void Check(Service service, ClusterView cluster, RuleFindings findings)
    {
        Dictionary<(string Node, string Protocol, int Port), Pod>? holders = null;
        PortResolver? resolver = null;
        foreach (var pod in cluster.PodsOf(service))
        {
            if (!pod.Spec.HostNetwork || pod.Spec.NodeName.Length == 0 || PodLifecycle.IsOver(pod)) continue;
            holders ??= [];
            resolver ??= new PortResolver(service, cluster.Options.KubeVersion);
            foreach (var port in resolver.Resolve(pod.Spec).Ports)
            {
                if (port.Port is not { } number) continue;
                var key = (pod.Spec.NodeName, port.Protocol ?? "TCP", number);
                if (!holders.TryGetValue(key, out var other))
                {
                    holders.Add(key, pod);
                    continue;
                }

                if (ReferenceEquals(other, pod)) continue;
                int index = IndexOf(service, port.Name);
                findings.Add(
                    service.Manifest, Ports.Index(index).Field("targetPort"),
                    $"Pods {other.Name} and {pod.Name} both serve {key.Item2} port {number.ToString(CultureInfo.InvariantCulture)} of node {pod.Spec.NodeName}",
                    RuleFindings.At(pod.Origin.Object, pod.Origin.Path.Field("spec").Field("hostNetwork"), "on the host network"));
                return;
            }
        }
    }

    private static int IndexOf(Service service, string? name)
    {
        for (int i = 0; i < service.Spec.Ports.Length; i++)
        {
            if (service.Spec.Ports[i].Name == (name ?? "")) return i;
        }

        return 0;
    }
}
