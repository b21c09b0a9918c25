using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about Nodes.</summary>
public static class NodeDiagnostics
{
    public static readonly DiagnosticDescriptor BadPodCidr = new(
        "KN1402", Severity.Error, "a pod range of a node is no CIDR",
        "spec.podCIDRs holds the ranges from which the node gives its pods addresses. From Kubernetes 1.36 on a range must also be written without leading zeros and without bits beyond its prefix.",
        "write the range as network and prefix length, for example 10.244.1.0/24");

    public static readonly DiagnosticDescriptor PodCidrFamilies = new(
        "KN1403", Severity.Error, "a node has two pod ranges of one family",
        "A node has one pod range, or one of each family. Pods take one address from each.",
        "keep one IPv4 and one IPv6 range at most");

    public static readonly DiagnosticDescriptor RepeatedPodCidr = new(
        "KN1404", Severity.Error, "a pod range of a node is given twice",
        "spec.podCIDRs lists each range once.",
        "remove the repetition");

    public static readonly DiagnosticDescriptor RepeatedAddress = new(
        "KN1406", Severity.Error, "a node address is given twice",
        "status.addresses lists each pair of type and address once. An address may appear under two types.",
        "remove the repetition");

    public static readonly DiagnosticDescriptor Taint = new(
        "KN1407", Severity.Error, "a taint is malformed or given twice",
        "A taint has a key like a label key, an optional value like a label value, and the effect NoSchedule, PreferNoSchedule or NoExecute. A pair of key and effect occurs once. The API server prints the path metadata.taints, though taints stand in the spec.",
        "correct the taint, or remove the repetition");

    public static readonly DiagnosticDescriptor BadAddress = new(
        "KN1409", Severity.Error, "a node address is no IP, or of an unknown type",
        "Rules for node ports and host traffic are made from the InternalIP and ExternalIP addresses of a node, so those must be IP addresses. The other types are Hostname, InternalDNS and ExternalDNS. The API server would store anything here; the network could not use it.",
        "correct the address or its type");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        [BadPodCidr, PodCidrFamilies, RepeatedPodCidr, RepeatedAddress, Taint, BadAddress];
}
