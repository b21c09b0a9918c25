using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about container ports and host ports.</summary>
public static class PodPortDiagnostics
{
    public static readonly DiagnosticDescriptor BadName = new(
        "KN1301", Severity.Error, "a container port name is malformed",
        "Services and probes refer to a container port by name. It has at most 15 lower-case letters, digits and single dashes, with at least one letter; a name of digits alone could not be told from a number.",
        "use a short name such as `http` or `metrics`");

    public static readonly DiagnosticDescriptor RepeatedName = new(
        "KN1302", Severity.Error, "two ports of a container share a name",
        "A Service that targets the port by name could mean either, so the API server refuses the pod. Ports of different containers may share a name, and the first one is taken.",
        "rename one of the ports");

    public static readonly DiagnosticDescriptor MissingNumber = new(
        "KN1303", Severity.Error, "a container port without a number",
        "containerPort is the port the process listens on. It has no default.",
        "set `containerPort`");

    public static readonly DiagnosticDescriptor BadNumber = new(
        "KN1304", Severity.Error, "a container port outside 1 to 65535",
        "Port numbers have 16 bits and 0 is reserved. Nothing can listen on such a port.",
        "set `containerPort` to the port the process listens on");

    public static readonly DiagnosticDescriptor BadHostPort = new(
        "KN1305", Severity.Error, "a host port outside 1 to 65535",
        "A host port is opened on the node itself, so it has to be a real port. With `hostNetwork: true` an absent hostPort takes the containerPort, so a wrong containerPort is reported here too.",
        "use a port from 1 to 65535, or remove `hostPort`");

    public static readonly DiagnosticDescriptor BadProtocol = new(
        "KN1306", Severity.Error, "an unknown protocol of a container port",
        "Pods speak TCP, UDP and SCTP, in capitals. HTTP and TLS are TCP to the network.",
        "use TCP, UDP or SCTP, or remove `protocol` for TCP");

    public static readonly DiagnosticDescriptor RepeatedHostPort = new(
        "KN1307", Severity.Error, "a host port is taken twice in one pod",
        "All containers of a pod run on the same node, so one protocol, host address and host port can go to one container only. The API server refuses the pod.",
        "use another host port, or remove it from one of the containers");

    public static readonly DiagnosticDescriptor RepeatedInitHostPort = new(
        "KN1308", Severity.Error, "an init container takes a host port twice",
        "Init containers run one after the other and may reuse each other's host ports, but within one of them a protocol, host address and host port can appear once. The API server prints index 0 whichever init container it is.",
        "remove one of the two ports");

    public static readonly DiagnosticDescriptor HostNetworkPort = new(
        "KN1309", Severity.Error, "host networking with a host port of its own",
        "With `hostNetwork: true` the process listens on the node's own address and nothing maps one port to another. A hostPort that differs from containerPort cannot be honoured, so the API server refuses it.",
        "remove `hostPort`, or set it to the containerPort");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        BadName, RepeatedName, MissingNumber, BadNumber, BadHostPort, BadProtocol, RepeatedHostPort, RepeatedInitHostPort, HostNetworkPort,
    ];
}
