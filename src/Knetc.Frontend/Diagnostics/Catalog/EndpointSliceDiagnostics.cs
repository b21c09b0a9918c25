using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about EndpointSlices.</summary>
public static class EndpointSliceDiagnostics
{
    public static readonly DiagnosticDescriptor AddressType = new(
        "KN1421", Severity.Error, "the address type is missing or unknown",
        "All addresses of a slice are of one type: IPv4, IPv6 or FQDN. Proxies use IPv4 and IPv6 only.",
        "set `addressType` to IPv4 or IPv6");

    public static readonly DiagnosticDescriptor TooManyEndpoints = new(
        "KN1423", Severity.Error, "more than 1000 endpoints in a slice",
        "A slice is rewritten as a whole whenever one endpoint changes, so the API server limits it to 1000 endpoints. A Service may have any number of slices.",
        "spread the endpoints over several slices with the same kubernetes.io/service-name label");

    public static readonly DiagnosticDescriptor AddressCount = new(
        "KN1424", Severity.Error, "an endpoint has no address, or more than 100",
        "An endpoint has at least one address. Proxies use only the first of several.",
        "give each endpoint exactly one address");

    public static readonly DiagnosticDescriptor BadAddress = new(
        "KN1425", Severity.Error, "an endpoint address is not of the slice's type",
        "addressType says what every address of the slice is: an IPv4 address, an IPv6 address, or a host name of at least two parts. Addresses of the other family belong in a slice of their own.",
        "correct the address, or move it to a slice of its type");

    public static readonly DiagnosticDescriptor SpecialAddress = new(
        "KN1426", Severity.Error, "an endpoint address that traffic cannot be sent to",
        "Unspecified, loopback and link-local addresses mean something else on every node. A Service that forwarded to them would let its users reach a node's private listeners, so the API server refuses them.",
        "use an address that every node can reach");

    public static readonly DiagnosticDescriptor BadNodeName = new(
        "KN1427", Severity.Error, "the node name of an endpoint is malformed",
        "nodeName tells proxies which endpoints are local to a node, and must be the name of one: a DNS subdomain. An empty text counts as set.",
        "write the node's metadata.name, or remove nodeName");

    public static readonly DiagnosticDescriptor BadHostname = new(
        "KN1428", Severity.Error, "the hostname of an endpoint is no DNS label",
        "hostname gives an endpoint of a headless Service a DNS name of its own, so it is one label of at most 63 lower-case letters, digits and dashes. An empty text counts as set.",
        "use a single DNS label, or remove hostname");

    public static readonly DiagnosticDescriptor DeprecatedTopology = new(
        "KN1429", Severity.Error, "deprecatedTopology holds too much or the wrong keys",
        "The field only carries old labels over from earlier API versions: at most 16, well-formed, and not the zone, which has a field of its own.",
        "remove deprecatedTopology; set `zone` instead");

    public static readonly DiagnosticDescriptor ZoneHints = new(
        "KN1430", Severity.Error, "zone hints are too many, repeated or malformed",
        "hints.forZones names the zones whose nodes should use the endpoint: at most 8, each once, each a label value.",
        "list each zone once");

    public static readonly DiagnosticDescriptor NodeHints = new(
        "KN1431", Severity.Error, "node hints are too many, repeated or malformed",
        "hints.forNodes (Kubernetes 1.33 and later) names the nodes that should use the endpoint: at most 8, each once, each a node name.",
        "list each node once");

    public static readonly DiagnosticDescriptor TooManyPorts = new(
        "KN1432", Severity.Error, "more than 20000 ports in a slice",
        "The API server limits the ports of a slice, since every one of them applies to all its endpoints.",
        "spread the ports over several slices");

    public static readonly DiagnosticDescriptor PortName = new(
        "KN1433", Severity.Error, "a port name is malformed or given twice",
        "Ports of a slice belong to the Service port of the same name, so names are unique within the slice. A name is a DNS label; one port may have none, which counts as the empty name.",
        "name each port as the Service does");

    public static readonly DiagnosticDescriptor PortProtocol = new(
        "KN1434", Severity.Error, "an unknown protocol of an endpoint port",
        "Endpoints speak TCP, UDP or SCTP, in capitals. An empty text counts as set and is refused.",
        "use TCP, UDP or SCTP, or remove `protocol` for TCP");

    public static readonly DiagnosticDescriptor AppProtocol = new(
        "KN1435", Severity.Error, "the application protocol of an endpoint port is malformed",
        "appProtocol is a bare IANA name such as https, or a name with a domain before it such as kubernetes.io/h2c. It is a hint for load balancers and meshes; proxies do not read it.",
        "write `name` or `example.com/name`, or remove the field");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        AddressType, TooManyEndpoints, AddressCount, BadAddress, SpecialAddress, BadNodeName, BadHostname, DeprecatedTopology, ZoneHints,
        NodeHints, TooManyPorts, PortName, PortProtocol, AppProtocol,
    ];
}
