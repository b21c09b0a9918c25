namespace Knetc.Binding;

/// <summary>A port of an EndpointSlice. A null number means all ports, which proxies ignore.</summary>
public sealed record EndpointPort
{
    public string? Name { get; init; }

    public string? Protocol { get; init; }

    public int? Port { get; init; }

    public string? AppProtocol { get; init; }
}
