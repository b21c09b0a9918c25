namespace Knetc.Planning;

/// <summary>
/// What the proxy knows a service port by. The protocol is part of the key but not of the text: <c>dns/UDP</c> and
/// <c>dns/TCP</c> may share a port name.
/// </summary>
/// <param name="Namespace">Namespace of the Service.</param>
/// <param name="Service">Name of the Service.</param>
/// <param name="Port">Name of the port; empty for the only port of a Service.</param>
/// <param name="Protocol">TCP, UDP or SCTP.</param>
public readonly record struct ServicePortName(string Namespace, string Service, string Port, string Protocol)
    : IComparable<ServicePortName>
{
    /// <summary>By namespace, service, port and protocol, ordinal: the order of all output.</summary>
    public int CompareTo(ServicePortName other)
    {
        int order = string.CompareOrdinal(Namespace, other.Namespace);
        if (order == 0) order = string.CompareOrdinal(Service, other.Service);
        if (order == 0) order = string.CompareOrdinal(Port, other.Port);
        return order != 0 ? order : string.CompareOrdinal(Protocol, other.Protocol);
    }

    /// <summary><c>namespace/service:port</c>, or <c>namespace/service</c> when the port has no name.</summary>
    public override string ToString() =>
        Port.Length == 0 ? $"{Namespace}/{Service}" : $"{Namespace}/{Service}:{Port}";
}
