using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about the options of the cluster.</summary>
public static class OptionDiagnostics
{
    public static readonly DiagnosticDescriptor MalformedOption = new(
        "KN2101", Severity.Error, "an option that cannot be understood",
        "The value is not of the form the option has: one or two CIDRs of different families, a port range, a release, a number within bounds.",
        "correct the value; `knetc compile --help` shows the forms");

    public static readonly DiagnosticDescriptor EndpointLimit = new(
        "KN2114", Severity.Error, "a limit of endpoints outside 1 to 1000",
        "The controller manager cuts endpoints into slices of at most max-endpoints-per-slice, and mirrors at most mirroring-max-endpoints-per-subset of an Endpoints object. It does not start with a limit below 1 or above 1000.",
        "choose a number from 1 to 1000, or leave the flag out");

    public static readonly DiagnosticDescriptor ClusterDomain = new(
        "KN2131", Severity.Error, "the cluster's DNS domain is no domain name",
        "The DNS names of Services end in the cluster's domain, so it has to be a domain name itself: labels of lower-case letters, digits and dashes, joined by dots. kubeadm refuses any other.",
        "use a name such as cluster.local");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [MalformedOption, EndpointLimit, ClusterDomain];
}
