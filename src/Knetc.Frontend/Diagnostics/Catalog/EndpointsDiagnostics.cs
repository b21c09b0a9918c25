using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about Endpoints, the older form of EndpointSlices.</summary>
public static class EndpointsDiagnostics
{
    public static readonly DiagnosticDescriptor EmptySubset = new(
        "KN1441", Severity.Error, "a subset of Endpoints has no addresses",
        "A subset joins addresses with ports. With neither addresses nor notReadyAddresses it says nothing, and the API server refuses it.",
        "add addresses, or remove the subset");

    public static readonly DiagnosticDescriptor BadAddress = new(
        "KN1442", Severity.Error, "an address of Endpoints is no IP that traffic can be sent to",
        "Addresses are IPv4 or IPv6, not host names, and not unspecified, loopback or link-local, which mean something else on every node.",
        "write an IP address that every node can reach");

    public static readonly DiagnosticDescriptor BadHostname = new(
        "KN1443", Severity.Error, "the hostname of an address is no DNS label",
        "hostname gives an address of a headless Service a DNS name of its own, so it is one label of at most 63 lower-case letters, digits and dashes.",
        "use a single DNS label, or remove hostname");

    public static readonly DiagnosticDescriptor BadNodeName = new(
        "KN1444", Severity.Error, "the node name of an address is malformed",
        "nodeName tells proxies which addresses are local to a node, and must be the name of one: a DNS subdomain. An empty text counts as set.",
        "write the node's metadata.name, or remove nodeName");

    public static readonly DiagnosticDescriptor PortName = new(
        "KN1445", Severity.Error, "a port name is missing or malformed",
        "Ports belong to the Service port of the same name. As soon as a subset has two ports each needs a name, which is a DNS label.",
        "name each port as the Service does");

    public static readonly DiagnosticDescriptor PortNumber = new(
        "KN1446", Severity.Error, "a port of Endpoints outside 1 to 65535",
        "Port numbers have 16 bits and 0 is reserved. An absent port counts as 0.",
        "set `port` to the port the endpoint listens on");

    public static readonly DiagnosticDescriptor PortProtocol = new(
        "KN1447", Severity.Error, "an unknown protocol of a port of Endpoints",
        "Endpoints speak TCP, UDP or SCTP, in capitals.",
        "use TCP, UDP or SCTP, or remove `protocol` for TCP");

    public static readonly DiagnosticDescriptor AppProtocol = new(
        "KN1448", Severity.Error, "the application protocol of a port of Endpoints is malformed",
        "appProtocol is a bare IANA name such as https, or a name with a domain before it such as kubernetes.io/h2c. An empty text counts as set.",
        "write `name` or `example.com/name`, or remove the field");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        [EmptySubset, BadAddress, BadHostname, BadNodeName, PortName, PortNumber, PortProtocol, AppProtocol];
}
