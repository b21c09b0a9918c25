using System.Globalization;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>Two Services that offer the same port of the same pods. Headless ones stand beside others on purpose.</summary>
internal sealed class DuplicateExposure() : ClusterRule(new DiagnosticDescriptor(
    "KN3078", Severity.Info, "two Services offer the same port of the same pods",
    "Both Services lead to the same pods on the same port. That may be meant, to offer a port inside and outside the cluster; but a Service that is open to the outside has a cluster IP too, so one is often enough.",
    "remove one of the Services, unless both are needed"))
{
    private static readonly FieldPath Ports = FieldPath.Of("spec.ports");

    public override bool DependsOn(Service before, Service now) => !before.IsSelectorless || !now.IsSelectorless;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var byFirstPod = new Dictionary<(string Namespace, string Pod, int Count, string Protocol, int Port, IntOrString TargetPort), List<(Service Service, int Port)>>();
        foreach (var service in cluster.ServicesWithAddress)
        {
            var pods = cluster.PodsOf(service);
            if (pods.Count == 0) continue;
            bool isReported = false;
            for (int i = 0; i < service.Spec.Ports.Length; i++)
            {
                var port = service.Spec.Ports[i];
                var key = (service.Namespace, pods[0].Name, pods.Count, port.Protocol, port.Port, port.TargetPort);
                if (!byFirstPod.TryGetValue(key, out var others)) byFirstPod.Add(key, others = []);
                var twin = others.FirstOrDefault(other => AreSame(pods, cluster.PodsOf(other.Service)));
                if (twin.Service is null) others.Add((service, i));
                else if (!isReported) isReported = Report(service, i, twin.Service, twin.Port, findings);
            }
        }
    }

    private static bool Report(Service service, int port, Service twin, int twinPort, RuleFindings findings)
    {
        string number = service.Spec.Ports[port].Port.ToString(CultureInfo.InvariantCulture);
        findings.Add(
            service.Manifest, Ports.Index(port).Field("port"), $"port {number} leads to the same pods and port as port {number} of {twin.Manifest}",
            RuleFindings.At(twin.Manifest, Ports.Index(twinPort).Field("port"), "the same port"));
        return true;
    }

    private static bool AreSame(IReadOnlyList<Pod> left, IReadOnlyList<Pod> right)
    {
        for (int i = 0; i < left.Count; i++)
        {
            if (!ReferenceEquals(left[i], right[i])) return false;
        }

        return true;
    }
}
