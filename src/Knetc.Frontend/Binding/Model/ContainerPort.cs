namespace Knetc.Binding;

/// <param name="Name">Empty when the port has none.</param>
/// <param name="Number"><c>containerPort</c>.</param>
/// <param name="HostPort">Zero when the port is not bound on the node.</param>
/// <param name="HostIP">The node address to bind, empty for all.</param>
/// <param name="Protocol">TCP, UDP or SCTP; empty before defaulting.</param>
public sealed record ContainerPort(string Name, int Number, int HostPort, string HostIP, string Protocol);
