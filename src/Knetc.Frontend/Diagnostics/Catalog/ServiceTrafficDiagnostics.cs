using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about load balancers and about where the traffic of a Service may go.</summary>
public static class ServiceTrafficDiagnostics
{
    public static readonly DiagnosticDescriptor AllocateNodePortsOnOtherType = new(
        "KN1210", Severity.Error, "allocateLoadBalancerNodePorts on a Service that is no load balancer",
        "The field says whether a load balancer needs node ports. On other types it has no meaning and is refused, even when it is false.",
        "remove the field, or set `type: LoadBalancer`");

    public static readonly DiagnosticDescriptor LoadBalancerClassOnOtherType = new(
        "KN1212", Severity.Error, "a load balancer class on a Service that is no load balancer",
        "The class names the controller that provides the load balancer. A Service of another type has none.",
        "remove the field, or set `type: LoadBalancer`");

    public static readonly DiagnosticDescriptor BadLoadBalancerClass = new(
        "KN1213", Severity.Error, "the load balancer class is malformed",
        "A class has the form of a label key: a name, with an optional DNS prefix and a slash before it. An empty text is not allowed.",
        "use the name that the controller's documentation gives, for example `example.com/internal`");

    public static readonly DiagnosticDescriptor ExternalPolicyNotNeeded = new(
        "KN1214", Severity.Error, "an external traffic policy on an internal Service",
        "The policy decides what happens to traffic from outside the cluster. Only NodePort and LoadBalancer Services receive such traffic, and from 1.29 ClusterIP Services with external IPs.",
        "remove externalTrafficPolicy, or choose a type that is reachable from outside");

    public static readonly DiagnosticDescriptor UnknownExternalPolicy = new(
        "KN1216", Severity.Error, "an unknown external traffic policy",
        "`Cluster` spreads traffic from outside over all endpoints and hides the client's address; `Local` keeps it on the node it arrived at and preserves the address. There is no other policy.",
        "use `Cluster` or `Local`");

    public static readonly DiagnosticDescriptor HealthCheckNodePortNotNeeded = new(
        "KN1217", Severity.Error, "a health-check node port that nothing uses",
        "The port tells a load balancer which nodes have endpoints, which only matters for LoadBalancer Services with `externalTrafficPolicy: Local`. Elsewhere the API server refuses it.",
        "remove healthCheckNodePort, or set `externalTrafficPolicy: Local` on a LoadBalancer Service");

    public static readonly DiagnosticDescriptor HealthCheckNodePortOutOfRange = new(
        "KN1219", Severity.Error, "the health-check node port is out of range",
        "Port numbers go from 1 to 65535, and this one is taken from the node-port range besides.",
        "choose a number of the node-port range, or leave the field out to have one assigned");

    public static readonly DiagnosticDescriptor UnknownInternalPolicy = new(
        "KN1222", Severity.Error, "an unknown internal traffic policy",
        "`Cluster` spreads traffic from pods over all endpoints; `Local` uses only endpoints on the pod's own node, and drops the traffic where there are none.",
        "use `Cluster` or `Local`");

    public static readonly DiagnosticDescriptor UnknownDistribution = new(
        "KN1223", Severity.Error, "an unknown traffic distribution",
        "The field prefers near endpoints over far ones. Kubernetes 1.30 to 1.33 know only `PreferClose`; from 1.34 on there are `PreferSameZone`, which means the same, and `PreferSameNode`.",
        "use a word that the targeted release knows, or leave the field out");

    public static readonly DiagnosticDescriptor StatusOnOtherType = new(
        "KN1240", Severity.Error, "load-balancer addresses on a Service that is no load balancer",
        "status.loadBalancer lists the addresses that a load balancer announced for the Service. From 1.29 the API server refuses them on other types; often they are left over from a Service whose type was changed.",
        "remove status, or set `type: LoadBalancer`");

    public static readonly DiagnosticDescriptor BadIngressIP = new(
        "KN1241", Severity.Error, "a load-balancer address is not an IP address",
        "The proxies make rules for the addresses in status.loadBalancer.ingress, so each ip is one address. A host name belongs into hostname.",
        "write one address, or use hostname");

    public static readonly DiagnosticDescriptor BadIngressIPMode = new(
        "KN1242", Severity.Error, "the mode of a load-balancer address is wrong",
        "ipMode says whether packets arrive with the load balancer's address as destination (`VIP`: the proxies take the short way) or with a node's (`Proxy`: they make no rules for the address). It needs an ip.",
        "use `VIP` or `Proxy` together with ip, or leave ipMode out");

    public static readonly DiagnosticDescriptor BadIngressHostname = new(
        "KN1243", Severity.Error, "a load-balancer host name is not a DNS name",
        "The host name of a load balancer is resolved by clients: lower-case letters, digits, dashes and dots. An address belongs into ip.",
        "write a DNS name, or use ip");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        AllocateNodePortsOnOtherType, LoadBalancerClassOnOtherType, BadLoadBalancerClass, ExternalPolicyNotNeeded, UnknownExternalPolicy,
        HealthCheckNodePortNotNeeded, HealthCheckNodePortOutOfRange, UnknownInternalPolicy, UnknownDistribution,
        StatusOnOtherType, BadIngressIP, BadIngressIPMode, BadIngressHostname,
    ];
}
