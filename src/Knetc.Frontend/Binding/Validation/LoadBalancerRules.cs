using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Binding.Validation;

/// <summary>
/// Rules on the fields that only a load balancer uses (V-110, V-112, V-113, V-117, V-119). V-118, a missing health-check
/// node port, cannot happen: the port is allocated or its absence reported.
/// </summary>
internal static class LoadBalancerRules
{
    private const string OnlyLoadBalancer = "may only be used when `type` is 'LoadBalancer'";

    private static readonly FieldPath AllocateNodePorts = FieldPath.Of("spec.allocateLoadBalancerNodePorts");
    private static readonly FieldPath Class = FieldPath.Of("spec.loadBalancerClass");
    private static readonly FieldPath HealthCheckNodePort = FieldPath.Of("spec.healthCheckNodePort");

    public static void Validate(ServiceSpec spec, ObjectErrors errors)
    {
        if (spec.Type != ServiceTypes.LoadBalancer)
        {
            if (spec.AllocateLoadBalancerNodePorts is not null)
            {
                errors.Forbidden(ServiceTrafficDiagnostics.AllocateNodePortsOnOtherType, AllocateNodePorts, OnlyLoadBalancer);
            }

            if (spec.LoadBalancerClass is not null)
            {
                errors.Forbidden(ServiceTrafficDiagnostics.LoadBalancerClassOnOtherType, Class, OnlyLoadBalancer);
            }
        }
        else if (spec.LoadBalancerClass is { } name && LexicalClass.NotQualifiedName(name) is { } reason)
        {
            errors.Invalid(ServiceTrafficDiagnostics.BadLoadBalancerClass, Class, name, reason);
        }

        ValidateHealthCheckNodePort(spec, errors);
    }

    private static void ValidateHealthCheckNodePort(ServiceSpec spec, ObjectErrors errors)
    {
        int port = spec.HealthCheckNodePort;
        if (port == 0) return;
        if (!ServiceDefaults.NeedsHealthCheckNodePort(spec))
        {
            errors.Invalid(
                ServiceTrafficDiagnostics.HealthCheckNodePortNotNeeded, HealthCheckNodePort, port,
                "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'");
        }
        else if (port is < 1 or > 65535)
        {
            errors.Invalid(
                ServiceTrafficDiagnostics.HealthCheckNodePortOutOfRange, HealthCheckNodePort, port,
                "must be between 1 and 65535, inclusive");
        }
    }
}
