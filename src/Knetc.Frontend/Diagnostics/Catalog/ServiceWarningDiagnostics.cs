using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>What the API server accepts in a Service but warns about, or silently ignores.</summary>
public static class ServiceWarningDiagnostics
{
    public static readonly DiagnosticDescriptor AddressRefusedLater = new(
        "KN1260", Severity.Warning, "an address in a form that newer releases refuse",
        "Leading zeros are decimal to some programs and octal to others, and an IPv4-mapped IPv6 text is IPv4 to some and IPv6 to others. Kubernetes 1.36 refuses both forms in new objects.",
        "write the address in its usual form");

    public static readonly DiagnosticDescriptor AmbiguousNetwork = new(
        "KN1261", Severity.Warning, "a network with bits beyond its prefix",
        "10.1.2.3/16 may mean the network 10.1.0.0/16 or the one address 10.1.2.3/32. Today the extra bits are dropped; Kubernetes 1.36 refuses the text.",
        "write the network or the single address that is meant");

    public static readonly DiagnosticDescriptor UnusualSpelling = new(
        "KN1262", Severity.Warning, "an IPv6 address in an unusual spelling",
        "The same IPv6 address can be spelled in many ways. Kubernetes compares some of them as text, so the canonical spelling (lower case, no leading zeros, the longest row of zero groups as `::`) avoids surprises.",
        "write the address in its canonical spelling");

    public static readonly DiagnosticDescriptor OldTopologyAnnotation = new(
        "KN1263", Severity.Warning, "a deprecated topology annotation",
        "From Kubernetes 1.27 on `service.kubernetes.io/topology-mode` takes the place of `service.kubernetes.io/topology-aware-hints`, which will be ignored some day.",
        "rename the annotation to `service.kubernetes.io/topology-mode`");

    public static readonly DiagnosticDescriptor IgnoredOnHeadless = new(
        "KN1264", Severity.Info, "a field that a headless Service ignores",
        "The proxies make no rules for a Service without a cluster IP: clients get the addresses of the pods from DNS. Load balancer address, external IPs and session affinity have no effect there.",
        "remove the field, or give the Service a cluster IP");

    public static readonly DiagnosticDescriptor ExternalIPsDeprecated = new(
        "KN1265", Severity.Warning, "external IPs are deprecated",
        "Whoever may create Services can take over traffic to any address with externalIPs. Kubernetes 1.36 deprecates them, and later releases will switch them off.",
        "use a LoadBalancer Service or a Gateway");

    public static readonly DiagnosticDescriptor ExternalIPsOnExternalName = new(
        "KN1266", Severity.Info, "an ExternalName Service ignores external IPs",
        "An ExternalName Service is an alias in DNS; the proxies make no rules for it, so nothing answers on the external IPs.",
        "remove externalIPs");

    public static readonly DiagnosticDescriptor ExternalNameOnOtherType = new(
        "KN1267", Severity.Info, "externalName is ignored on this type",
        "Only a Service of type ExternalName is an alias of another DNS name.",
        "remove externalName, or set `type: ExternalName`");

    public static readonly DiagnosticDescriptor PreferCloseDeprecated = new(
        "KN1268", Severity.Warning, "PreferClose has a new name",
        "`PreferSameZone` means the same and says what it means. `PreferClose` still works but is deprecated in Kubernetes 1.36.",
        "write `PreferSameZone`");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        AddressRefusedLater, AmbiguousNetwork, UnusualSpelling, OldTopologyAnnotation, IgnoredOnHeadless, ExternalIPsDeprecated,
        ExternalIPsOnExternalName, ExternalNameOnOtherType, PreferCloseDeprecated,
    ];
}
