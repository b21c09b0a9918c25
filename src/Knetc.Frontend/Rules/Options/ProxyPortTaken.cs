using System.Globalization;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Options;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>kube-proxy's own listeners against node ports and host ports (api-semantics §5, D-75).</summary>
internal sealed class ProxyPortTaken() : ClusterRule(new DiagnosticDescriptor(
    "KN2075", Severity.Warning, "a port that kube-proxy itself listens on",
    "kube-proxy answers health checks and metrics requests on a port of every node. A node port or host port of the same number takes that traffic, or kube-proxy cannot listen.",
    "choose another port, or move kube-proxy's healthzBindAddress or metricsBindAddress"))
{
    private static readonly FieldPath ServicePorts = FieldPath.Of("spec.ports");
    private static readonly FieldPath PodContainers = FieldPath.Of("spec.containers");

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var table = cluster.Options.Table;
        var health = table.Find("healthz-bind-address")?.InForce;
        var metrics = table.Find("metrics-bind-address")?.InForce;
        int healthPort = PortOf(health);
        int metricsPort = PortOf(metrics);

        OptionStatement? Owner(int port) => port == 0 ? null : port == healthPort ? health : port == metricsPort ? metrics : null;

        foreach (var service in cluster.Services)
        {
            for (int i = 0; i < service.Spec.Ports.Length; i++)
            {
                var port = service.Spec.Ports[i];
                if (port.Protocol != "TCP" || Owner(port.NodePort) is not { } owner) continue;
                findings.Add(service.Manifest, ServicePorts.Index(i).Field("nodePort"), $"kube-proxy listens on the node port {port.NodePort}", At(owner));
            }
        }

        foreach (var pod in cluster.Objects.Pods) Check(pod, pod.Spec, PodContainers);
        foreach (var workload in cluster.Objects.Workloads) Check(workload, workload.Template.Spec, workload.Template.Path.Field("spec").Field("containers"));

        void Check(IApiObject item, PodSpec spec, FieldPath path)
        {
            for (int i = 0; i < spec.Containers.Length; i++)
            {
                var container = spec.Containers[i];
                for (int j = 0; j < container.Ports.Length; j++)
                {
                    var port = container.Ports[j];
                    if (port.Protocol != "TCP" || Owner(port.HostPort) is not { } owner || ComponentCommand.ProgramOf(container) == ComponentCommand.KubeProxy) continue;
                    findings.Add(item.Manifest, path.Index(i).Field("ports").Index(j).Field("hostPort"), $"kube-proxy listens on the host port {port.HostPort}", At(owner));
                }
            }
        }
    }

    private static RelatedLocation? At(OptionStatement owner) => RuleFindings.At(owner, $"kube-proxy listens on {owner.Value}");

    private static int PortOf(OptionStatement? listener)
    {
        int colon = listener?.Value.LastIndexOf(':') ?? -1;
        return colon >= 0 && int.TryParse(listener!.Value.Substring(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port) ? port : 0;
    }
}
