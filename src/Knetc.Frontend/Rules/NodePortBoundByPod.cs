using System.Globalization;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>A node port that a pod binds on its node. Told once for each workload.</summary>
internal sealed class NodePortBoundByPod() : ClusterRule(new DiagnosticDescriptor(
    "KN2030", Severity.Warning, "a node port that a pod binds on its node",
    "A node port is taken on every node. On a node that runs the pod, what is sent to the port goes to the Service and never reaches the pod.",
    "choose another node port, or another host port"))
{
    private static readonly FieldPath Ports = FieldPath.Of("spec.ports");
    private static readonly FieldPath HealthCheck = FieldPath.Of("spec.healthCheckNodePort");

    public override bool DependsOn(Service before, Service now) => false;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var nodePorts = ReadNodePorts(cluster);
        if (nodePorts.Count == 0) return;
        var seen = new HashSet<ManifestObject>();
        foreach (var pod in cluster.Pods)
        {
            if (pod.Spec.NodeName.Length == 0 || Pods.PodLifecycle.IsOver(pod) || !seen.Add(pod.Origin.Object)) continue;
            foreach (var bound in BoundPort.Of(pod))
            {
                if (!nodePorts.TryGetValue((bound.Port.Protocol, bound.Number), out var user)) continue;
                string port = bound.Number.ToString(CultureInfo.InvariantCulture);
                findings.Add(
                    user.Service.Manifest, user.Path,
                    $"{bound.Port.Protocol} port {port} is bound by Pod {pod.Namespace}/{pod.Name} on node {pod.Spec.NodeName}", bound.Related);
            }
        }
    }

    private static Dictionary<(string Protocol, int Port), (Service Service, FieldPath Path)> ReadNodePorts(ClusterView cluster)
    {
        var found = new Dictionary<(string, int), (Service, FieldPath)>();
        foreach (var service in cluster.Services)
        {
            for (int i = 0; i < service.Spec.Ports.Length; i++)
            {
                var port = service.Spec.Ports[i];
                if (port.NodePort == 0) continue;
                found[(port.Protocol, port.NodePort)] = (service, Ports.Index(i).Field("nodePort"));
            }

            if (service.Spec.HealthCheckNodePort != 0) found[("TCP", service.Spec.HealthCheckNodePort)] = (service, HealthCheck);
        }

        return found;
    }
}
