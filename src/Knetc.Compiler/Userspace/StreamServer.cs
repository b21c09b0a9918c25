using System.Collections.Immutable;
using Knetc.Planning;

namespace Knetc.Userspace;

/// <summary>What the proxy does for one service port.</summary>
/// <param name="Port">The service port.</param>
/// <param name="ProxyPort">Where it listens.</param>
/// <param name="Endpoints">Where it connects to, in turn; it closes connections at once when there is none.</param>
public sealed record StreamServer(PlannedServicePort Port, int ProxyPort, ImmutableArray<PlannedEndpoint> Endpoints)
{
    /// <summary>Namespace, service, port and protocol, joined by a character that none of them can have.</summary>
    public string Name { get; } = string.Join('_', Port.Name.Namespace, Port.Name.Service, Port.Name.Port, Port.Protocol);
}
