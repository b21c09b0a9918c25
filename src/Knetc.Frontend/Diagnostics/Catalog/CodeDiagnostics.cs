using System.Collections.Immutable;

namespace Knetc.Diagnostics;

/// <summary>Findings about C# code that speaks of Services.</summary>
public static class CodeDiagnostics
{
    public static readonly DiagnosticDescriptor UndeclaredHost = new(
        "KN5001", Severity.Error, "a host that no manifest declares",
        "A URI, a connection string or the argument of a network API names a host that can only be a Service, and no manifest declares one of that name: the name will not resolve in the cluster. Hosts that end in `.svc` or the cluster domain are looked at everywhere, `name.namespace` where the namespace is a declared one, unless it looks like a site of the internet, and single names in URIs, connection strings and arguments that are hosts.",
        "correct the name, or list the host in the property KnetcExternalHosts when it comes from elsewhere");

    public static readonly DiagnosticDescriptor UndeclaredPort = new(
        "KN5002", Severity.Error, "a port that the Service does not have",
        "The port beside a Service's host name is none of its ports, so that connections are refused. For a headless Service, whose name leads to the pods themselves, ports of the pods count too.",
        "use a port that the Service has, best as its member");

    public static readonly DiagnosticDescriptor ChosenValue = new(
        "KN5003", Severity.Error, "a cluster IP or a node port in code",
        "The literal equals the cluster IP or the node port of a Service. Both belong to one cluster: another one, or the same after the Service was made anew, has others.",
        "use the Service's host name and port, or its member");

    public static readonly DiagnosticDescriptor CouldBeMember = new(
        "KN5004", Severity.Info, "a literal that could be the typed member",
        "The literal is right today. As the member of the generated class it would follow when the Service is renamed or its port changes, or break the build.",
        "use the member that the message names");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [UndeclaredHost, UndeclaredPort, ChosenValue, CouldBeMember];
}
