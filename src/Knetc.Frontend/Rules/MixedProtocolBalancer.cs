using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>A load balancer that is asked for several protocols.</summary>
internal sealed class MixedProtocolBalancer() : ClusterRule(new DiagnosticDescriptor(
    "KN3071", Severity.Warning, "a load balancer with several protocols",
    "The API accepts ports of several protocols on one LoadBalancer Service, but not every provider can put them behind one address. Such a Service may stay without an address, or lose the ports of one protocol. A Service whose status has an address is not reported.",
    "make sure that the provider supports it, or use one Service per protocol"))
{
    private static readonly FieldPath PortsPath = FieldPath.Of("spec.ports");

    public override bool IsLocal => true;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var service in cluster.Services)
        {
            if (service.Spec.Type != ServiceTypes.LoadBalancer || !service.Ingress.IsEmpty) continue;
            var ports = service.Spec.Ports;
            for (int i = 1; i < ports.Length; i++)
            {
                if (ports[i].Protocol == ports[0].Protocol) continue;
                findings.Add(
                    service.Manifest, PortsPath.Index(i).Field("protocol"),
                    $"{ports[i].Protocol} here and {ports[0].Protocol} on another port need a provider that supports mixed protocols",
                    RuleFindings.At(service.Manifest, PortsPath.Index(0).Field("protocol"), ports[0].Protocol));
                break;
            }
        }
    }
}
