using System.Collections.Immutable;
using Knetc.Ipvs;
using Knetc.Net;

namespace Knetc.Tracing;

/// <summary>
/// Runs virtual servers. Every scheduler counts as one that takes all real servers equally often: those that hash the client are
/// fair over clients, and the others over time, since all weights are equal.
/// </summary>
internal sealed class IpvsProgram
{
    private readonly Dictionary<(IpAddress, string, int), VirtualServer> _servers;

    private IpvsProgram(ImmutableArray<VirtualServer> servers) =>
        _servers = servers.ToDictionary(static server => (server.Address, server.Protocol, server.Port));

    public static IEnumerable<HookProgram> Create(ImmutableArray<VirtualServer> servers)
    {
        var program = new IpvsProgram(servers);
        yield return new HookProgram(NetfilterHook.Input, HookPriority.IpvsOfArriving, IsNat: false, program.Run);
        yield return new HookProgram(NetfilterHook.Output, HookPriority.IpvsOfSent, IsNat: false, program.Run);
    }

    private void Run(PacketState packet, TraceContext context, Action<PacketState> end)
    {
        // It takes a packet once, and only the first one of a connection to a server; the others follow that one.
        if (packet.VirtualServer is not null
            || packet.Packet.State != ConnectionState.New
            || !_servers.TryGetValue((packet.Destination, packet.Packet.Protocol, packet.DestinationPort), out var server))
        {
            end(packet);
            return;
        }

        string name = $"{server.Protocol} {server.Address.WithPort(server.Port)}";
        context.Meet(server, met => new TraceStep("ipvs", name, VirtualServerWriter.Format(met), met.Origin));
        packet = packet with { VirtualServer = server, Concerned = true };
        if (server.RealServers.IsEmpty)
        {
            end(packet with { Fate = PacketFate.Rejected });
            return;
        }

        var chosen = Choose(server, packet, name, context.Memory);
        foreach (var real in chosen)
        {
            context.Meet(real, met => new TraceStep("ipvs", name, VirtualServerWriter.Format(server, met), met.Origin));
            end(packet with
            {
                Probability = packet.Probability * Fraction.OneOf(chosen.Length),
                Destination = real.Address,
                DestinationPort = real.Port,
                Fate = context.Node.IsLocal(real.Address) ? PacketFate.Continues : PacketFate.Resent,
                Remembered = server.PersistenceSeconds is null ? packet.Remembered : packet.Remembered.Add(new AffinityEntry(name, packet.Source, real.Text)),
            });
        }
    }

    /// <summary>The real server the client was sent to before, else all.</summary>
    private static ImmutableArray<RealServer> Choose(VirtualServer server, PacketState packet, string name, AffinityMemory memory)
    {
        if (server.PersistenceSeconds is null || memory.Find(name, packet.Source) is not { Value: string last }) return server.RealServers;
        foreach (var real in server.RealServers)
        {
            if (real.Text == last) return [real];
        }

        return server.RealServers;
    }
}
