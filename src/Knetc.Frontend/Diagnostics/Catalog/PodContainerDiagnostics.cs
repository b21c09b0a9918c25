using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about the containers of a pod or pod template.</summary>
public static class PodContainerDiagnostics
{
    public static readonly DiagnosticDescriptor NoContainers = new(
        "KN1316", Severity.Error, "a pod without containers",
        "Every pod runs at least one regular container; init containers do not count. The API server refuses the pod, and for a workload every pod it would make.",
        "add an entry to `containers`");

    public static readonly DiagnosticDescriptor ContainerName = new(
        "KN1336", Severity.Error, "a container name is missing, malformed or taken",
        "Containers are told apart by name in logs, status and commands. A name is a DNS label of at most 63 bytes, and no two containers of a pod share one, init containers included.",
        "give the container a name of its own, in lower-case letters, digits and dashes");

    public static readonly DiagnosticDescriptor MissingImage = new(
        "KN1320", Severity.Error, "a container without an image",
        "There is nothing to run without an image, so the API server refuses the container.",
        "set `image`");

    public static readonly DiagnosticDescriptor ImageWhiteSpace = new(
        "KN1337", Severity.Error, "white space around an image name",
        "No registry has an image of such a name. The API server refuses it in a Pod; in a template it lets it pass, and every pod made from it is refused instead.",
        "remove the white space, often a line break of a block text or a template");

    public static readonly DiagnosticDescriptor ContainerPolicy = new(
        "KN1328", Severity.Error, "an unknown pull or termination message policy",
        "imagePullPolicy is Always, IfNotPresent or Never; terminationMessagePolicy is File or FallbackToLogsOnError. Words are case-sensitive.",
        "use one of the known words, or remove the field for the default");

    public static readonly DiagnosticDescriptor ContainerRestartPolicy = new(
        "KN1329", Severity.Error, "a restart policy where a container can have none",
        "restartPolicy belongs to the pod. On an init container it may be Always, which turns the container into a sidecar that runs as long as the pod does. Regular containers take one of their own only from Kubernetes 1.35 on.",
        "move restartPolicy to the pod's spec, or use Always on an init container");

    public static readonly DiagnosticDescriptor InitContainerField = new(
        "KN1330", Severity.Error, "a probe or lifecycle hook on an init container",
        "An init container runs to its end before the others start, so there is no running state to probe. Only a sidecar, an init container with `restartPolicy: Always`, may have probes and hooks.",
        "remove the field, or make the container a sidecar");

    public static readonly DiagnosticDescriptor EphemeralContainerField = new(
        "KN1319", Severity.Error, "an ephemeral container offers a service",
        "Ephemeral containers are for looking into a running pod. They come and go, so they have no ports, probes, lifecycle hooks or resources.",
        "remove the field, or make it a regular container");

    public static readonly DiagnosticDescriptor EphemeralContainers = new(
        "KN1335", Severity.Error, "ephemeral containers in a manifest",
        "Ephemeral containers are added to a pod that already runs, with `kubectl debug`. A pod cannot be created with them, and a template cannot hold them.",
        "remove `ephemeralContainers`");

    public static readonly DiagnosticDescriptor ProbePort = new(
        "KN1318", Severity.Error, "a probe without a usable port",
        "A probe connects to a port from 1 to 65535, or to a container port by its name. A gRPC probe takes numbers only.",
        "set `port` to a number or to the name of a container port");

    public static readonly DiagnosticDescriptor Probe = new(
        "KN1331", Severity.Error, "a probe that cannot work",
        "A probe has exactly one handler: exec, httpGet, tcpSocket or grpc. Its times and thresholds are not negative, and one success must be enough for liveness and startup, which have no state to win back. Otherwise the API server refuses the pod.",
        "keep one handler, and leave successThreshold of liveness and startup probes at 1");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NoContainers, ContainerName, MissingImage, ImageWhiteSpace, ContainerPolicy, ContainerRestartPolicy, InitContainerField,
        EphemeralContainerField, EphemeralContainers, ProbePort, Probe,
    ];
}
