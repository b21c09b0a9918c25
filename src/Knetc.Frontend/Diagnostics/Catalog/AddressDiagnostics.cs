using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about addresses and ports that depend on the cluster's ranges.</summary>
public static class AddressDiagnostics
{
    public static readonly DiagnosticDescriptor ServiceRangeExhausted = new(
        "KN2013", Severity.Error, "the service range is full",
        "Every Service with a cluster IP takes one address of the service range, and none is left in either of its bands.",
        "choose a larger service range, or remove Services");

    public static readonly DiagnosticDescriptor NodeRangeExhausted = new(
        "KN2015", Severity.Error, "the cluster range has no block left for a node",
        "Every node takes a block of the cluster's pod range; the range has fewer blocks than there are nodes.",
        "choose a larger cluster range, or a longer node mask so that blocks are smaller");

    public static readonly DiagnosticDescriptor ClusterIPOutOfRange = new(
        "KN2022", Severity.Error, "a cluster IP outside the service range",
        "The API server gives out only addresses of the service range, its first and last address excepted, and refuses a Service that asks for another.",
        "choose an address of the service range, or leave clusterIP out and let one be chosen");

    public static readonly DiagnosticDescriptor ClusterIPTaken = new(
        "KN2023", Severity.Error, "a cluster IP that is taken",
        "A cluster IP belongs to one Service. Of two Services that ask for the same one, the first by namespace and name has it.",
        "choose another address, or leave clusterIP out and let one be chosen");

    public static readonly DiagnosticDescriptor ConventionalAddress = new(
        "KN2024", Severity.Warning, "a cluster IP that belongs to a well-known Service",
        "In a live cluster the first address of the service range is that of default/kubernetes, and with kubeadm the tenth that of the cluster's DNS. The input does not have that Service. kubeadm always installs its DNS, so the tenth address is refused; the first is granted with a warning, though an API server would refuse it.",
        "choose another address, or leave clusterIP out and let one be chosen");

    public static readonly DiagnosticDescriptor NodePortTaken = new(
        "KN2027", Severity.Error, "a node port that is taken",
        "Node ports and health-check node ports are one pool for the whole cluster, whatever the protocol: two Services cannot have the same number, nor can two port numbers of one Service.",
        "choose another port, or leave nodePort out and let one be chosen");

    public static readonly DiagnosticDescriptor NodePortOutOfRange = new(
        "KN2028", Severity.Error, "a node port outside the node-port range",
        "The API server gives out only ports of its node-port range (30000-32767 unless configured) and refuses a Service that asks for another.",
        "choose a port of the range, or leave nodePort out and let one be chosen");

    public static readonly DiagnosticDescriptor NodePortsExhausted = new(
        "KN2034", Severity.Error, "the node-port range is full",
        "Every port of a NodePort or LoadBalancer Service takes a node port, and none is left.",
        "choose a larger node-port range, or set allocateLoadBalancerNodePorts to false where the load balancer needs no node ports");

    public static readonly DiagnosticDescriptor PodRangeExhausted = new(
        "KN2036", Severity.Error, "a node has more pods than pod addresses",
        "Every pod takes an address of its node's pod range, and none is left.",
        "choose a shorter node mask so that blocks are larger, or spread the pods over more nodes");

    public static readonly DiagnosticDescriptor NodeRangesByHash = new(
        "KN2102", Severity.Info, "pod ranges of nodes come from hashes",
        "In sequence, the range of a node depends on which nodes came before it, and a new node would shift the others. With --no-lock nothing records the earlier choice, so each range is chosen by the node's name alone.",
        "list podCIDRs of the nodes, or leave --no-lock out");

    public static readonly DiagnosticDescriptor NodeMaskUnusable = new(
        "KN2109", Severity.Error, "the node mask does not fit the cluster range",
        "Nodes get blocks of the cluster range. A block can be no larger than the range, and an IPv6 range has at most 65536 blocks.",
        "choose a node mask between the length of the cluster range and 16 more: --node-cidr-mask-size, or nodeCIDRMaskSize in knetc.yaml");

    public static readonly DiagnosticDescriptor SingleStackWithTwoAddresses = new(
        "KN2176", Severity.Error, "a single-stack Service with two cluster IPs",
        "A Service with policy SingleStack has one family and so one cluster IP.",
        "set ipFamilyPolicy to PreferDualStack or RequireDualStack, or remove one address");

    public static readonly DiagnosticDescriptor SingleStackWithTwoFamilies = new(
        "KN2177", Severity.Error, "a single-stack Service with two families",
        "A Service with policy SingleStack has one family.",
        "set ipFamilyPolicy to PreferDualStack or RequireDualStack, or remove one family");

    public static readonly DiagnosticDescriptor AddressFamilyNotConfigured = new(
        "KN2178", Severity.Error, "a cluster IP of a family the cluster does not have",
        "The cluster has a service range for each of its families; an address of another family cannot be in one.",
        "choose an address of a configured family, or add a service range of the other one");

    public static readonly DiagnosticDescriptor DualStackNotConfigured = new(
        "KN2179", Severity.Error, "a dual-stack Service on a single-stack cluster",
        "Policy RequireDualStack asks for a cluster IP of each family, but the cluster has a service range of one family only.",
        "set ipFamilyPolicy to PreferDualStack, or add a service range of the other family");

    public static readonly DiagnosticDescriptor FamilyNotConfigured = new(
        "KN2180", Severity.Error, "a family the cluster does not have",
        "The families of a Service must be among those of the cluster's service ranges.",
        "remove the family, or add a service range of it");

    public static readonly DiagnosticDescriptor HealthCheckNodePortUnavailable = new(
        "KN2220", Severity.Error, "a health-check node port that cannot be had",
        "Health-check node ports come from the node-port range and share it with node ports; the one asked for is outside or taken.",
        "choose another port, or leave healthCheckNodePort out and let one be chosen");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        ServiceRangeExhausted, NodeRangeExhausted, ClusterIPOutOfRange, ClusterIPTaken, ConventionalAddress, NodePortTaken, NodePortOutOfRange,
        NodePortsExhausted, PodRangeExhausted, NodeRangesByHash, NodeMaskUnusable, SingleStackWithTwoAddresses, SingleStackWithTwoFamilies,
        AddressFamilyNotConfigured, DualStackNotConfigured, FamilyNotConfigured, HealthCheckNodePortUnavailable,
    ];
}
