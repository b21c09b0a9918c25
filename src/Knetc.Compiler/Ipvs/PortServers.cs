using System.Collections.Immutable;
using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Ipvs;

/// <summary>The real servers of one service port; the same on every node, so they are made once per cluster.</summary>
internal sealed class PortServers
{
    private readonly PlannedServicePort _port;
    private readonly RealServer[] _servers;
    private readonly bool _mayRepeat;
    private readonly ImmutableArray<RealServer> _ready;

    public PortServers(PlannedServicePort port)
    {
        _port = port;
        _servers = new RealServer[port.Endpoints.Items.Length];
        foreach (var endpoint in port.Endpoints.Items)
        {
            _servers[endpoint.Index] = Create(endpoint);
            _mayRepeat |= !IsCanonical(endpoint);
        }

        _ready = CreateList(port.Endpoints.Ready);
    }

    /// <summary>The real servers for a list of endpoints.</summary>
    public ImmutableArray<RealServer> For(ImmutableArray<PlannedEndpoint> endpoints) =>
        endpoints == _port.Endpoints.Ready ? _ready : CreateList(endpoints);

    private static RealServer Create(PlannedEndpoint endpoint) => new(endpoint.Address, endpoint.Port, endpoint.Origin);

    private ImmutableArray<RealServer> CreateList(ImmutableArray<PlannedEndpoint> endpoints)
    {
        // Endpoints are told apart by their text, real servers by the address: two spellings are one server.
        var seen = _mayRepeat ? new HashSet<(IpAddress, int)>() : null;
        var list = ImmutableArray.CreateBuilder<RealServer>(endpoints.Length);
        foreach (var endpoint in endpoints)
        {
            if (seen is not null && !seen.Add((endpoint.Address, endpoint.Port))) continue;

            // Where duplicates differ by node, the endpoint may be another one than the first of its text.
            var server = _servers[endpoint.Index];
            list.Add(server.Origin == endpoint.Origin ? server : Create(endpoint));
        }

        return list.DrainToImmutable();
    }

    private static bool IsCanonical(PlannedEndpoint endpoint)
    {
        Span<char> text = stackalloc char[IpAddress.MaxTextLength];
        return endpoint.AddressText.AsSpan().SequenceEqual(text[..endpoint.Address.Format(text)]);
    }
}
