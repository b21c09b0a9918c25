using System.Collections.Immutable;
using Knetc.Net;
using Knetc.Tracing;

namespace Knetc.Kernel.Tracing;

/// <summary>Makes random packets, most of which the rules of a node care about.</summary>
internal sealed class PacketMaker
{
    private readonly NodeTracer _tracer;
    private readonly IpFamily _family;
    private readonly IReadOnlyList<string> _interfaces;
    private readonly bool _servesLoopback;
    private readonly Random _random;
    private readonly ImmutableArray<(IpAddress Address, int Port, string Protocol)> _destinations;
    private readonly ImmutableArray<IpNetwork> _sources;

    public PacketMaker(NodeTracer tracer, IpFamily family, IReadOnlyList<string> interfaces, bool servesLoopback, int seed)
    {
        (_tracer, _family, _interfaces, _servesLoopback, _random) = (tracer, family, interfaces, servesLoopback, new Random(seed));
        _destinations = [.. Destinations()];
        _sources = [.. Sources()];
    }

    /// <summary>False where there is nothing to send to.</summary>
    public bool IsUseful => !_destinations.IsEmpty;

    public Packet Next()
    {
        while (true)
        {
            var (address, port, protocol) = _destinations[_random.Next(_destinations.Length)];
            if (_random.Next(10) == 0) port = port == 65535 ? 1 : port + 1;
            if (_random.Next(15) == 0) protocol = _random.GetItems(["tcp", "udp", "sctp"], 1)[0];
            var packet = _random.Next(4) == 0 ? Sent(address, port, protocol) : Arriving(address, port, protocol);
            if (packet is not null) return packet;
        }
    }

    private Packet? Sent(IpAddress address, int port, string protocol)
    {
        var source = _tracer.IsLocal(address) ? address : _tracer.Plan.Addresses.NodeIP(_family);
        return new Packet(source, address, protocol, port);
    }

    /// <summary>Null for packets that the kernel refuses whatever the rules are.</summary>
    private Packet? Arriving(IpAddress address, int port, string protocol)
    {
        if (address.IsLoopback && (_family == IpFamily.IPv6 || !_servesLoopback)) return null;
        var network = _sources[_random.Next(_sources.Length)];
        var source = network.HostBits > 32 ? network.Address.Add((ulong)_random.Next(1, 1 << 30)) : network.Address.Add((ulong)_random.NextInt64(1L << network.HostBits));
        if (_tracer.IsLocal(source) || source.IsMulticast || source.IsLoopback || source.IsUnspecified || source.IsLinkLocalUnicast) return null;
        if (_family == IpFamily.IPv4 && source.Low >> 24 is 0 or 127 or >= 240) return null;
        return new Packet(source, address, protocol, port) { InputInterface = _interfaces[_random.Next(_interfaces.Count)] };
    }

    private IEnumerable<(IpAddress Address, int Port, string Protocol)> Destinations()
    {
        var nodes = _tracer.Plan.Addresses.Interfaces.Where(address => address.Family == _family).ToList();
        foreach (var nodePort in _tracer.Plan.Family(_family).Ports)
        {
            var port = nodePort.Port;
            yield return (port.ClusterIP.Address, port.Port, port.Protocol);

            // Few Services have such addresses, and fewer still throw packets to them away.
            bool mayDrop = !port.SourceRanges.IsEmpty || nodePort.Endpoints.HasAny && !nodePort.HasExternalEndpoints;
            foreach (var address in port.ExternalIPs.Concat(port.LoadBalancerVips))
            {
                for (int i = 0; i < (mayDrop ? 6 : 2); i++) yield return (address.Address, port.Port, port.Protocol);
            }

            if (port.NodePort != 0)
            {
                foreach (var address in nodes)
                {
                    for (int i = 0; i < (mayDrop ? 4 : 1); i++) yield return (address, port.NodePort, port.Protocol);
                }

                yield return (port.ClusterIP.Address, port.NodePort, port.Protocol);
            }

            if (port.HealthCheckNodePort != 0) yield return (nodes[^1], port.HealthCheckNodePort, "tcp");
            foreach (var endpoint in port.Endpoints.Items.Take(1)) yield return (endpoint.Address, endpoint.Port, port.Protocol);
        }
    }

    private IEnumerable<IpNetwork> Sources()
    {
        var outside = Network(_family == IpFamily.IPv4 ? "203.0.113.0/24" : "2001:db8:113::/64");
        yield return outside;
        yield return outside;
        yield return Network(_family == IpFamily.IPv4 ? "10.244.0.0/16" : "fd00:10:244::/64");
        foreach (string text in _tracer.Plan.Node.PodCIDRs)
        {
            if (IpNetwork.TryParse(text, ParsingGrade.Sloppy, out var network) && network.Family == _family) yield return network;
        }

        foreach (var port in _tracer.Plan.Family(_family).Ports)
        {
            foreach (var range in port.Port.SourceRanges) yield return range.Network;
            foreach (var endpoint in port.Port.Endpoints.Items) yield return new IpNetwork(endpoint.Address, endpoint.Address.BitLength);
        }
    }

    private static IpNetwork Network(string text) =>
        IpNetwork.TryParse(text, ParsingGrade.Canonical, out var network) ? network : throw new FormatException(text);
}
