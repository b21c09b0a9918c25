using System.Collections.Immutable;
using Knetc.Schema;

namespace Knetc.Binding;

/// <summary>What the API server fills in before it looks at a Service (api-semantics §1.1 and §1.2), in its order.</summary>
public static class ServiceDefaults
{
    /// <summary>How long a client sticks to an endpoint when ClientIP affinity says nothing, in seconds.</summary>
    public const int AffinityTimeoutSeconds = 10800;

    public static Service Apply(Service service, KubeVersion version)
    {
        var spec = service.Spec;
        string affinity = spec.SessionAffinity.Length == 0 ? "None" : spec.SessionAffinity;
        string type = spec.Type.Length == 0 ? ServiceTypes.ClusterIP : spec.Type;
        spec = spec with
        {
            SessionAffinity = affinity,
            SessionAffinityConfig = Affinity(affinity, spec.SessionAffinityConfig),
            Type = type,
            Ports = Ports(spec.Ports),
            ClusterIPs = spec.ClusterIPs.IsEmpty && spec.ClusterIP.Length > 0 ? [spec.ClusterIP] : spec.ClusterIPs,
        };
        if (spec.ExternalTrafficPolicy.Length == 0 && IsExternallyAccessible(spec, version)) spec = spec with { ExternalTrafficPolicy = "Cluster" };
        if (spec.InternalTrafficPolicy is null && type is ServiceTypes.ClusterIP or ServiceTypes.NodePort or ServiceTypes.LoadBalancer)
        {
            spec = spec with { InternalTrafficPolicy = "Cluster" };
        }

        if (type == ServiceTypes.LoadBalancer) spec = spec with { AllocateLoadBalancerNodePorts = spec.AllocateLoadBalancerNodePorts ?? true };
        return service with { Spec = spec, Ingress = Ingress(service.Ingress, type, version) };
    }

    /// <summary>Whether traffic from outside the cluster may reach the Service, so that an external traffic policy makes sense.</summary>
    public static bool IsExternallyAccessible(ServiceSpec spec, KubeVersion version) => spec.Type switch
    {
        ServiceTypes.LoadBalancer or ServiceTypes.NodePort => true,
        ServiceTypes.ClusterIP => version.IsAtLeast(29) && !spec.ExternalIPs.IsEmpty,
        _ => false,
    };

    /// <summary>A health-check node port belongs to a LoadBalancer Service with external traffic policy Local.</summary>
    public static bool NeedsHealthCheckNodePort(ServiceSpec spec) =>
        spec is { Type: ServiceTypes.LoadBalancer, ExternalTrafficPolicy: "Local" };

    private static SessionAffinityConfig? Affinity(string affinity, SessionAffinityConfig? config) => affinity switch
    {
        "None" => null,
        "ClientIP" when config?.ClientIP?.TimeoutSeconds is null => new SessionAffinityConfig(new ClientIPConfig(AffinityTimeoutSeconds)),
        _ => config,
    };

    private static ImmutableArray<ServicePort> Ports(ImmutableArray<ServicePort> ports)
    {
        var defaulted = ImmutableArray.CreateBuilder<ServicePort>(ports.Length);
        foreach (var port in ports)
        {
            bool noTarget = port.TargetPort.IsName ? port.TargetPort.Name!.Length == 0 : port.TargetPort.Number == 0;
            defaulted.Add(port with
            {
                Protocol = port.Protocol.Length == 0 ? "TCP" : port.Protocol,
                TargetPort = noTarget ? new IntOrString(port.Port) : port.TargetPort,
            });
        }

        return defaulted.MoveToImmutable();
    }

    private static ImmutableArray<LoadBalancerIngress> Ingress(
        ImmutableArray<LoadBalancerIngress> ingress, string type, KubeVersion version)
    {
        if (type != ServiceTypes.LoadBalancer || !version.IsAtLeast(30)) return ingress;
        var defaulted = ImmutableArray.CreateBuilder<LoadBalancerIngress>(ingress.Length);
        foreach (var entry in ingress)
        {
            defaulted.Add(entry.IP.Length > 0 && entry.IPMode is null ? entry with { IPMode = "VIP" } : entry);
        }

        return defaulted.MoveToImmutable();
    }
}
