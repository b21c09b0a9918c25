using Knetc.Binding;

namespace Knetc.Endpoints;

/// <summary>Endpoints that share a set of ports.</summary>
internal sealed class PortGroup(PortSet ports)
{
    public PortSet Ports => ports;

    public List<Endpoint> Endpoints { get; } = [];
}
