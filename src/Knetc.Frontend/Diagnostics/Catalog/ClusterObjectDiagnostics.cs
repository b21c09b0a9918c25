using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about ServiceCIDRs.</summary>
public static class ClusterObjectDiagnostics
{
    public static readonly DiagnosticDescriptor NoCidrs = new(
        "KN1462", Severity.Error, "a ServiceCIDR without ranges",
        "A ServiceCIDR adds ranges from which Services get their cluster IPs, so it names at least one.",
        "list one range, or one of each family, in `spec.cidrs`");

    public static readonly DiagnosticDescriptor TooManyCidrs = new(
        "KN1463", Severity.Error, "a ServiceCIDR with more than two ranges",
        "A ServiceCIDR holds one range, or one of each family. Further ranges go into further objects.",
        "create another ServiceCIDR");

    public static readonly DiagnosticDescriptor CidrFamilies = new(
        "KN1464", Severity.Error, "a ServiceCIDR with two ranges of one family",
        "The two ranges of a ServiceCIDR serve dual-stack clusters: one is IPv4 and the other IPv6. A second range of the same family needs an object of its own.",
        "create another ServiceCIDR for the second range");

    public static readonly DiagnosticDescriptor BadCidr = new(
        "KN1465", Severity.Error, "a range of a ServiceCIDR is not in canonical form",
        "ServiceCIDR is a newer API and takes each range in exactly one spelling: network address without leading zeros, no bits beyond the prefix, IPv6 in lower case and as short as possible.",
        "write the range as the message shows it");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [NoCidrs, TooManyCidrs, CidrFamilies, BadCidr];
}
