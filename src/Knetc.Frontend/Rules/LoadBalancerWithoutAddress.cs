using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>A load balancer whose address is not known.</summary>
internal sealed class LoadBalancerWithoutAddress() : ClusterRule(new DiagnosticDescriptor(
    "KN3058", Severity.Info, "a load balancer without an address",
    "The address of a load balancer comes from its provider and stands in the Service's status. Without it no rule for that address can be compiled, only those for the cluster IP and the node ports.",
    "add `status.loadBalancer.ingress` with the address that the provider gives, if the nodes should handle it"))
{
    private static readonly FieldPath TypePath = FieldPath.Of("spec.type");

    public override bool IsLocal => true;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var common = new CommonFindings(findings);
        foreach (var service in cluster.Services)
        {
            if (service.Spec.Type != ServiceTypes.LoadBalancer || !service.Ingress.IsEmpty) continue;
            common.Add(service, service.Manifest, static _ => TypePath, static service => service.Spec.AllocateLoadBalancerNodePorts == false
                ? "no address of the load balancer is known: only the cluster IP is compiled"
                : "no address of the load balancer is known: only cluster IP and node ports are compiled");
        }

        common.Report();
    }
}
