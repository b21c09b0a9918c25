using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about the addresses of a Service: cluster IPs and their families, external IPs, source ranges.</summary>
public static class ServiceAddressDiagnostics
{
    public static readonly DiagnosticDescriptor ClusterIPsDiffer = new(
        "KN1160", Severity.Error, "clusterIP and clusterIPs differ",
        "clusterIP repeats the first entry of clusterIPs for older clients, and the texts have to be equal, letter by letter.",
        "remove clusterIPs, or make its first entry equal to clusterIP");

    public static readonly DiagnosticDescriptor ClusterIPsWithoutClusterIP = new(
        "KN1161", Severity.Error, "clusterIPs without clusterIP",
        "The API server fills clusterIPs from clusterIP but not the other way round, and refuses a list on its own.",
        "set clusterIP to the first entry as well");

    public static readonly DiagnosticDescriptor UnknownFamily = new(
        "KN1162", Severity.Error, "an unknown IP family",
        "The families are spelled `IPv4` and `IPv6`, with these capitals.",
        "write `IPv4` or `IPv6`");

    public static readonly DiagnosticDescriptor RepeatedFamily = new(
        "KN1163", Severity.Error, "an IP family is given twice",
        "A Service has at most one cluster IP per family, so a family can be listed once.",
        "remove one of the two");

    public static readonly DiagnosticDescriptor UnknownFamilyPolicy = new(
        "KN1164", Severity.Error, "an unknown IP family policy",
        "The policy says how many addresses a Service gets: one (`SingleStack`), two where the cluster has both families (`PreferDualStack`), or two in any case (`RequireDualStack`).",
        "use one of the three words, or leave the field out");

    public static readonly DiagnosticDescriptor NoneNotAlone = new(
        "KN1165", Severity.Error, "None beside a cluster IP",
        "`None` makes a Service headless: without any cluster IP. It cannot be combined with an address.",
        "keep either `None` or the addresses");

    public static readonly DiagnosticDescriptor BadClusterIP = new(
        "KN1166", Severity.Error, "the cluster IP is not an IP address",
        "A cluster IP is one address without prefix length or port, or the word `None`, with that capital. From 1.36 leading zeros and IPv4-mapped IPv6 texts are refused too, because programs disagree about their meaning.",
        "write an address of the service range, or leave the field out to have one assigned");

    public static readonly DiagnosticDescriptor TooManyClusterIPs = new(
        "KN1167", Severity.Error, "more than two cluster IPs",
        "A Service has at most two cluster IPs, one of each family.",
        "keep one address per family");

    public static readonly DiagnosticDescriptor ClusterIPsOfOneFamily = new(
        "KN1168", Severity.Error, "two cluster IPs of the same family",
        "A second cluster IP is there for the second family of a dual-stack cluster. Two addresses of one family are refused.",
        "keep one address per family");

    public static readonly DiagnosticDescriptor ClusterIPOfOtherFamily = new(
        "KN1169", Severity.Error, "a cluster IP is not of the family listed for it",
        "ipFamilies lists the families of clusterIPs in the same order, so the first address is of the first family and the second of the second.",
        "swap the families or the addresses, or leave ipFamilies out");

    public static readonly DiagnosticDescriptor BadExternalIP = new(
        "KN1190", Severity.Error, "the external IP is not an IP address",
        "The proxies match packets to this very address, so it is one address: no host name, no range, no port. From 1.36 leading zeros and IPv4-mapped IPv6 texts are refused too.",
        "write one IPv4 or IPv6 address per entry");

    public static readonly DiagnosticDescriptor UnspecifiedExternalIP = new(
        "KN1191", Severity.Error, "the external IP is the unspecified address",
        "0.0.0.0 and :: mean no address or every address. They are never the destination of a packet, so nothing would reach the Service.",
        "write the address that clients use, or use a NodePort Service to listen on all addresses of the nodes");

    public static readonly DiagnosticDescriptor LoopbackExternalIP = new(
        "KN1192", Severity.Error, "the external IP is a loopback address",
        "Loopback addresses never leave a machine. As an external IP they would redirect what the nodes send to themselves.",
        "write an address that is routed to the nodes");

    public static readonly DiagnosticDescriptor LinkLocalExternalIP = new(
        "KN1193", Severity.Error, "the external IP is a link-local address",
        "Link-local addresses are valid on one network segment only, and clouds serve instance credentials on them (169.254.169.254). A Service could intercept those, so they are refused.",
        "write an address that is routed to the nodes");

    public static readonly DiagnosticDescriptor LinkLocalMulticastExternalIP = new(
        "KN1194", Severity.Error, "the external IP is a link-local multicast address",
        "224.0.0.0/24 and ff02::/16 carry routing and discovery protocols of a network segment, and no connection can be made to them.",
        "write a unicast address that is routed to the nodes");

    public static readonly DiagnosticDescriptor SourceRangesOnOtherType = new(
        "KN1196", Severity.Error, "source ranges on a Service that is no load balancer",
        "loadBalancerSourceRanges limits who may use the load balancer. On other types it would protect nothing, so the API server refuses it.",
        "remove the field, or set `type: LoadBalancer`; use a NetworkPolicy to limit traffic to pods");

    public static readonly DiagnosticDescriptor BadSourceRange = new(
        "KN1197", Severity.Error, "a source range is not a CIDR",
        "Each entry is a network as address and prefix length. A single address needs a length too: /32 for IPv4, /128 for IPv6. From 1.36 bits beyond the prefix are refused, because it is unclear whether the network or the one address is meant.",
        "write `ADDRESS/LENGTH`, for example 203.0.113.0/24");

    public static readonly DiagnosticDescriptor SourceRangeAnnotationOnOtherType = new(
        "KN1198", Severity.Error, "a source-range annotation on a Service that is no load balancer",
        "The annotation is the old form of loadBalancerSourceRanges and has the same meaning: it limits who may use the load balancer, and is refused on other types.",
        "remove the annotation, or set `type: LoadBalancer`");

    public static readonly DiagnosticDescriptor BadSourceRangeAnnotation = new(
        "KN1199", Severity.Error, "a source range in the annotation is not a CIDR",
        "The annotation holds networks separated by commas, each as address and prefix length. An empty entry between two commas is refused as well.",
        "correct the entry, or use the field loadBalancerSourceRanges");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        ClusterIPsDiffer, ClusterIPsWithoutClusterIP, UnknownFamily, RepeatedFamily, UnknownFamilyPolicy, NoneNotAlone, BadClusterIP,
        TooManyClusterIPs, ClusterIPsOfOneFamily, ClusterIPOfOtherFamily, BadExternalIP, UnspecifiedExternalIP, LoopbackExternalIP,
        LinkLocalExternalIP, LinkLocalMulticastExternalIP, SourceRangesOnOtherType, BadSourceRange, SourceRangeAnnotationOnOtherType,
        BadSourceRangeAnnotation,
    ];
}
