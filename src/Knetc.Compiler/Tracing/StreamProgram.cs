using Knetc.Net;
using Knetc.Userspace;

namespace Knetc.Tracing;

/// <summary>
/// Runs the proxy of userspace mode, which makes a connection of its own to the next endpoint. Over time all are equally likely; with
/// affinity they are over clients.
/// </summary>
internal sealed class StreamProgram
{
    private readonly IpAddress _listen;
    private readonly Dictionary<int, StreamServer> _servers;

    private StreamProgram(UserspaceRuleSet rules)
    {
        _listen = rules.ListenAddress;
        _servers = rules.Servers.ToDictionary(static server => server.ProxyPort);
    }

    public static HookProgram Create(UserspaceRuleSet rules) =>
        new(NetfilterHook.Input, HookPriority.Delivery, IsNat: false, new StreamProgram(rules).Run);

    private void Run(PacketState packet, TraceContext context, Action<PacketState> end)
    {
        if (packet.Packet.State != ConnectionState.New
            || !_servers.TryGetValue(packet.DestinationPort, out var server)
            || server.Port.Protocol != packet.Packet.Protocol
            || !(_listen.IsUnspecified || _listen == packet.Destination))
        {
            end(packet);
            return;
        }

        string name = server.Name;
        context.Meet(server, met => new TraceStep("nginx", name, StreamConfigWriter.Listen(met, _listen), met.Port.Origin));
        packet = packet with { Concerned = true };
        if (server.Endpoints.IsEmpty)
        {
            end(packet with { Fate = server.Port.Protocol == "udp" ? PacketFate.Dropped : PacketFate.Rejected });
            return;
        }

        foreach (var endpoint in server.Endpoints)
        {
            context.Meet(endpoint, met => new TraceStep("nginx", name, StreamConfigWriter.Server(met), met.Origin));
            end(packet with
            {
                Probability = packet.Probability * Fraction.OneOf(server.Endpoints.Length),
                Destination = endpoint.Address,
                DestinationPort = endpoint.Port,
                Masqueraded = true,
            });
        }
    }
}
