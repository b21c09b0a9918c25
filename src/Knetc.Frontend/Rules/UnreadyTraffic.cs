using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>Unready pods that get traffic from outside, or all the traffic of their node.</summary>
internal sealed class UnreadyTraffic() : ClusterRule(new DiagnosticDescriptor(
    "KN3069", Severity.Warning, "traffic to pods that are not ready",
    "With `publishNotReadyAddresses` every pod counts as ready, from its start to its end. That is meant for headless Services whose pods look for each other. Behind a load balancer clients reach pods that are not ready, and the health check of a node succeeds although none of its pods is; under a policy Local there is no other node to turn to.",
    "remove publishNotReadyAddresses here; give pods that look for each other a headless Service of their own"))
{
    private static readonly FieldPath PublishPath = FieldPath.Of("spec.publishNotReadyAddresses");
    private static readonly FieldPath Spec = FieldPath.Of("spec");

    public override bool IsLocal => true;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var service in cluster.Services)
        {
            if (!service.Spec.PublishNotReadyAddresses || service.IsHeadless || service.Spec.Type == ServiceTypes.ExternalName) continue;
            string? field = service.Spec.ExternalTrafficPolicy == "Local" ? "externalTrafficPolicy"
                : service.Spec.InternalTrafficPolicy == "Local" ? "internalTrafficPolicy"
                : service.Spec.Type == ServiceTypes.LoadBalancer ? "type" : null;
            if (field is null) continue;
            string why = field == "type" ? "the load balancer" : $"{field} Local";
            findings.Add(
                service.Manifest, PublishPath, $"with {why}, clients reach pods that are not ready",
                RuleFindings.At(service.Manifest, Spec.Field(field), "together with this"));
        }
    }
}
