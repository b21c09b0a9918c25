using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>A load balancer that must find the right nodes without a node port to ask.</summary>
internal sealed class LoadBalancerWithoutNodePorts() : ClusterRule(new DiagnosticDescriptor(
    "KN3089", Severity.Warning, "a local load balancer without node ports",
    "With externalTrafficPolicy Local a load balancer sends traffic only to nodes that run an endpoint, and most send it to the node port. A Service without node ports works only with an implementation that reaches pods or nodes in its own way.",
    "allocate node ports, or make sure that the load balancer does not need them"))
{
    private static readonly FieldPath Allocate = FieldPath.Of("spec.allocateLoadBalancerNodePorts");
    private static readonly FieldPath Policy = FieldPath.Of("spec.externalTrafficPolicy");

    public override bool IsLocal => true;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var service in cluster.Services)
        {
            var spec = service.Spec;
            if (spec.Type != ServiceTypes.LoadBalancer || spec.AllocateLoadBalancerNodePorts != false || spec.ExternalTrafficPolicy != "Local") continue;
            if (!spec.Ports.Any(static port => port.NodePort == 0)) continue;
            findings.Add(
                service.Manifest, Allocate, "with externalTrafficPolicy Local and no node ports, only some load balancers reach the endpoints",
                RuleFindings.At(service.Manifest, Policy, "traffic goes to local endpoints only"));
        }
    }
}
