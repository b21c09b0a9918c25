using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about the ports of a Service.</summary>
public static class ServicePortDiagnostics
{
    public static readonly DiagnosticDescriptor NameMissing = new(
        "KN1120", Severity.Error, "a port of several has no name",
        "With more than one port, endpoints, DNS records and other objects tell them apart by name, so each needs one.",
        "give every port a name");

    public static readonly DiagnosticDescriptor BadName = new(
        "KN1121", Severity.Error, "the port name is not a DNS label",
        "A port name becomes part of a DNS record: at most 63 lower-case letters, digits and dashes, beginning and ending with a letter or digit.",
        "rename the port, for example `http` or `grpc-web`");

    public static readonly DiagnosticDescriptor RepeatedName = new(
        "KN1122", Severity.Error, "two ports have the same name",
        "Endpoints are matched to ports by name. Of two ports with one name only one could get endpoints.",
        "rename one of the two");

    public static readonly DiagnosticDescriptor PortOutOfRange = new(
        "KN1123", Severity.Error, "the port is missing or out of range",
        "Port numbers go from 1 to 65535. A port that is left out counts as 0.",
        "set `port` to a number from 1 to 65535");

    public static readonly DiagnosticDescriptor UnknownProtocol = new(
        "KN1125", Severity.Error, "an unknown protocol",
        "Services carry TCP, UDP and SCTP, in capitals. Names of application protocols (HTTP, gRPC) belong into appProtocol.",
        "use `TCP`, `UDP` or `SCTP`");

    public static readonly DiagnosticDescriptor TargetPortOutOfRange = new(
        "KN1126", Severity.Error, "the target port is out of range",
        "Port numbers go from 1 to 65535. Without a targetPort the value of `port` is used, so a wrong `port` is reported here once more.",
        "set `targetPort` to a number from 1 to 65535 or to a container port's name, or correct `port`");

    public static readonly DiagnosticDescriptor BadTargetPortName = new(
        "KN1127", Severity.Error, "the target port is not the name of a container port",
        "Text in targetPort names a container port: at most 15 lower-case letters, digits and single dashes, at least one letter. A number in quotes is text as well and has no letter.",
        "write a number without quotes, or the name of a container port");

    public static readonly DiagnosticDescriptor BadAppProtocol = new(
        "KN1128", Severity.Error, "the application protocol is malformed",
        "An application protocol is a registered name such as `http`, or one with a domain such as `kubernetes.io/h2c`: the form of a label key. An empty text is not allowed.",
        "use a name like `https` or `example.com/protocol`, or remove the field");

    public static readonly DiagnosticDescriptor RepeatedPort = new(
        "KN1129", Severity.Error, "two ports have the same number and protocol",
        "A connection to the cluster IP is told apart by port number and protocol only, so two ports with both in common cannot lead to two targets.",
        "change the number or the protocol of one, or remove it");

    public static readonly DiagnosticDescriptor NodePortOnClusterIP = new(
        "KN1130", Severity.Error, "a node port on a ClusterIP Service",
        "Only NodePort and LoadBalancer Services listen on the nodes. The usual cause is a Service whose type was changed back, or forgotten: the default type is ClusterIP.",
        "remove `nodePort`, or set `type: NodePort`");

    public static readonly DiagnosticDescriptor RepeatedNodePort = new(
        "KN1131", Severity.Error, "two ports have the same node port and protocol",
        "A node port leads to exactly one port of one Service for each protocol.",
        "choose another node port, or leave it out and let one be assigned");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NameMissing, BadName, RepeatedName, PortOutOfRange, UnknownProtocol, TargetPortOutOfRange, BadTargetPortName, BadAppProtocol,
        RepeatedPort, NodePortOnClusterIP, RepeatedNodePort,
    ];
}
