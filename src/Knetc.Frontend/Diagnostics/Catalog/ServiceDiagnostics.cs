using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about the type, the selector and the session affinity of a Service.</summary>
public static class ServiceDiagnostics
{
    public static readonly DiagnosticDescriptor TopologyAnnotationsDiffer = new(
        "KN1101", Severity.Error, "the two topology annotations differ",
        "`service.kubernetes.io/topology-mode` replaces `service.kubernetes.io/topology-aware-hints`. With both present and different, nothing says which one counts, and the API server refuses the Service.",
        "remove the topology-aware-hints annotation");

    public static readonly DiagnosticDescriptor UnknownType = new(
        "KN1103", Severity.Error, "an unknown Service type",
        "A Service is a ClusterIP, NodePort, LoadBalancer or ExternalName; the word is case-sensitive. Headless is not a type: a headless Service is a ClusterIP with `clusterIP: None`.",
        "use one of the four types");

    public static readonly DiagnosticDescriptor NoPorts = new(
        "KN1104", Severity.Error, "the Service has no ports",
        "A cluster IP answers only on the ports of its Service, so a Service without ports could never be reached. Only headless and ExternalName Services, which are mere DNS names, may have none.",
        "add `spec.ports`, or make the Service headless with `clusterIP: None`");

    public static readonly DiagnosticDescriptor KubeletPortExposed = new(
        "KN1105", Severity.Error, "a load balancer on the kubelet's port",
        "Port 10250 is the kubelet's API, which can run commands in every container of a node. Up to Kubernetes 1.32 the API server refuses a LoadBalancer Service that uses this port number.",
        "use another port");

    public static readonly DiagnosticDescriptor HeadlessLoadBalancer = new(
        "KN1106", Severity.Error, "a headless LoadBalancer Service",
        "A load balancer forwards to the Service's node ports and cluster IP. With `clusterIP: None` there is nothing it could forward to.",
        "remove `clusterIP: None`, or make the Service a ClusterIP");

    public static readonly DiagnosticDescriptor HeadlessNodePort = new(
        "KN1107", Severity.Error, "a headless NodePort Service",
        "A node port is one more way to a Service's cluster IP. With `clusterIP: None` the proxies make no rules for the Service, so the node port would be dead.",
        "remove `clusterIP: None`, or make the Service a ClusterIP");

    public static readonly DiagnosticDescriptor ClusterIPOnExternalName = new(
        "KN1108", Severity.Error, "an ExternalName Service with a cluster IP",
        "An ExternalName Service is a DNS alias: clients go straight to the other name, and no address is taken for it. Not even `None` is allowed.",
        "remove clusterIP and clusterIPs");

    public static readonly DiagnosticDescriptor FamiliesOnExternalName = new(
        "KN1109", Severity.Error, "an ExternalName Service with IP families",
        "IP families choose the addresses of a Service, and an ExternalName Service has no address.",
        "remove ipFamilies");

    public static readonly DiagnosticDescriptor FamilyPolicyOnExternalName = new(
        "KN1110", Severity.Error, "an ExternalName Service with an IP family policy",
        "The policy says how many addresses a Service gets, and an ExternalName Service gets none.",
        "remove ipFamilyPolicy");

    public static readonly DiagnosticDescriptor NoExternalName = new(
        "KN1111", Severity.Error, "an ExternalName Service without a name",
        "The cluster's DNS answers queries for the Service with the name in spec.externalName. Without it there is no answer to give.",
        "set `spec.externalName` to a DNS name");

    public static readonly DiagnosticDescriptor BadExternalName = new(
        "KN1112", Severity.Error, "the external name is not a DNS name",
        "The name becomes the target of a DNS alias: lower-case letters, digits, dashes and dots, without scheme, port, path or underscore.",
        "write the bare host name, for example `db.example.com`");

    public static readonly DiagnosticDescriptor BadSelector = new(
        "KN1140", Severity.Error, "the selector is malformed",
        "A selector compares labels, so its keys and values have the form of labels. A text that no label can have would select nothing.",
        "copy key and value from the labels of the pods");

    public static readonly DiagnosticDescriptor UnknownAffinity = new(
        "KN1151", Severity.Error, "an unknown session affinity",
        "Connections are spread over all endpoints with `None`, and stay with one endpoint per client address with `ClientIP`. There is no other affinity; cookies are a matter of an ingress.",
        "use `None` or `ClientIP`");

    public static readonly DiagnosticDescriptor BadAffinityTimeout = new(
        "KN1156", Severity.Error, "the affinity timeout is out of range",
        "A client sticks to its endpoint for 1 to 86,400 seconds (a day) after its last connection. The default is 10,800, three hours.",
        "choose a number from 1 to 86400");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        TopologyAnnotationsDiffer, UnknownType, NoPorts, KubeletPortExposed, HeadlessLoadBalancer, HeadlessNodePort, ClusterIPOnExternalName,
        FamiliesOnExternalName, FamilyPolicyOnExternalName, NoExternalName, BadExternalName, BadSelector, UnknownAffinity, BadAffinityTimeout,
    ];
}
