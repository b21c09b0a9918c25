using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about the spec of a pod or pod template, its containers aside, and about a pod's status.</summary>
public static class PodDiagnostics
{
    public static readonly DiagnosticDescriptor BadNodeName = new(
        "KN1310", Severity.Error, "nodeName is no node name",
        "nodeName binds the pod to a node without asking the scheduler. Node names are DNS subdomains: lower-case letters, digits, dashes and dots.",
        "write the node's metadata.name, or remove nodeName");

    public static readonly DiagnosticDescriptor BadHostname = new(
        "KN1311", Severity.Error, "a hostname or subdomain is no DNS label",
        "hostname and subdomain become parts of the pod's DNS name, so each is one label of at most 63 lower-case letters, digits and dashes, without dots.",
        "use a single DNS label");

    public static readonly DiagnosticDescriptor BadPodIP = new(
        "KN1312", Severity.Error, "a pod IP is no IP address",
        "Endpoints are made from the addresses in a pod's status. Text that is no address cannot receive traffic, and the API server never stores it.",
        "correct the address, or remove `status`");

    public static readonly DiagnosticDescriptor PodIPFamilies = new(
        "KN1313", Severity.Error, "a pod has two IPs of one family",
        "A pod has one address, or one of each family: first the one of its primary family, then the other.",
        "keep one IPv4 and one IPv6 address at most");

    public static readonly DiagnosticDescriptor RepeatedPodIP = new(
        "KN1314", Severity.Error, "a pod IP is given twice",
        "status.podIPs lists each address of the pod once.",
        "remove the repetition");

    public static readonly DiagnosticDescriptor HostIPs = new(
        "KN1315", Severity.Error, "the host IPs of a pod are contradictory",
        "status.hostIPs holds the addresses of the pod's node, at most one of each family, and begins with the one in status.hostIP.",
        "list hostIP first, then at most one address of the other family");

    public static readonly DiagnosticDescriptor Selector = new(
        "KN1317", Severity.Error, "a workload's selector does not select its own pods",
        "A workload finds its pods by labels. Without a selector, or with one that the template's labels do not satisfy, it would create pods for ever without finding one, so the API server refuses it. A selector cannot be changed later.",
        "repeat the selector's labels in the template's metadata.labels");

    public static readonly DiagnosticDescriptor RestartPolicy = new(
        "KN1321", Severity.Error, "an unknown restart policy",
        "restartPolicy of a pod is Always, OnFailure or Never. Words are case-sensitive.",
        "use one of the three, or remove the field for Always");

    public static readonly DiagnosticDescriptor DnsPolicy = new(
        "KN1322", Severity.Error, "an unknown DNS policy",
        "dnsPolicy is ClusterFirst (names of Services resolve), ClusterFirstWithHostNet (the same for pods on the host network), Default (the node's resolver) or None (only dnsConfig).",
        "use one of the four, or remove the field for ClusterFirst");

    public static readonly DiagnosticDescriptor DnsConfigMissing = new(
        "KN1323", Severity.Error, "DNS policy None without a DNS configuration",
        "With `dnsPolicy: None` the pod's resolver consists of dnsConfig alone, so there has to be one.",
        "add dnsConfig with nameservers, or choose another dnsPolicy");

    public static readonly DiagnosticDescriptor Nameservers = new(
        "KN1324", Severity.Error, "too few or too many nameservers",
        "With `dnsPolicy: None` the pod needs at least one nameserver. The resolver of libc reads three at most, and so does the API server.",
        "list one to three nameservers");

    public static readonly DiagnosticDescriptor BadNameserver = new(
        "KN1325", Severity.Error, "a nameserver is no IP address",
        "The resolver needs the addresses of nameservers; it has no way to look up their names.",
        "write the nameserver's IP address");

    public static readonly DiagnosticDescriptor DnsSearch = new(
        "KN1326", Severity.Error, "a DNS search domain or option is malformed",
        "Search domains are DNS subdomains, at most 32 of them with 2048 characters together, one trailing dot allowed; from Kubernetes 1.33 on also a lone dot and underscores. A resolver option needs a name.",
        "correct or shorten the list");

    public static readonly DiagnosticDescriptor HostAlias = new(
        "KN1327", Severity.Error, "a host alias is malformed",
        "Host aliases become lines of the pod's /etc/hosts: an IP address, then names that are DNS subdomains.",
        "write an IP address and lower-case host names");

    public static readonly DiagnosticDescriptor BadReference = new(
        "KN1332", Severity.Error, "a node selector, service account or priority class is malformed",
        "A node selector consists of labels, and service accounts and priority classes have names that are DNS subdomains. A malformed one can match nothing.",
        "correct the label or name");

    public static readonly DiagnosticDescriptor ActiveDeadline = new(
        "KN1333", Severity.Error, "an active deadline outside 1 to 2147483647 seconds",
        "activeDeadlineSeconds ends the pod after that time. Zero would end it before it starts.",
        "set a positive number of seconds, or remove the field");

    public static readonly DiagnosticDescriptor GatedNodeName = new(
        "KN1334", Severity.Error, "a pod is bound to a node while scheduling gates hold it back",
        "Scheduling gates keep a pod from being placed, and nodeName places it at once. The API server refuses the contradiction.",
        "remove nodeName, or the scheduling gates");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        BadNodeName, BadHostname, BadPodIP, PodIPFamilies, RepeatedPodIP, HostIPs, Selector, RestartPolicy, DnsPolicy, DnsConfigMissing,
        Nameservers, BadNameserver, DnsSearch, HostAlias, BadReference, ActiveDeadline, GatedNodeName,
    ];
}
