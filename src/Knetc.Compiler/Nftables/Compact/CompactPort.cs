using System.Collections.Immutable;
using Knetc.Planning;
using Knetc.Schema;

namespace Knetc.Nftables.Compact;

/// <summary>What the maps say about one service port, as far as it is the same on every node.</summary>
internal sealed class CompactPort
{
    private readonly DatumTuple?[] _endpoints;

    /// <summary>The elements of the endpoints that are ready, by the place of their destination: what most nodes have.</summary>
    private readonly Element[]?[] _ready;

    public CompactPort(PlannedServicePort port)
    {
        Port = port;
        Protocol = ProtocolDatum.Of(port.Protocol);
        Comment = NftablesNames.Comment(port.NameText);
        var number = new PortDatum(port.Port);
        var destinations = ImmutableArray.CreateBuilder<Destination>(1 + port.ExternalIPs.Length + port.LoadBalancerVips.Length);
        foreach (var address in port.ExternalIPs) destinations.Add(At(address));
        foreach (var address in port.LoadBalancerVips) destinations.Add(At(address));
        External = destinations.ToImmutable();
        ClusterIP = At(port.ClusterIP);
        if (port.NodePort != 0)
        {
            var nodePort = new PortDatum(port.NodePort);
            var origin = port.Origin with { Path = port.Origin.Path.Field("nodePort") };
            NodePort = new Destination(destinations.Count + 1, new DatumTuple(Protocol, nodePort), [nodePort], origin);
        }

        _endpoints = new DatumTuple?[port.Endpoints.Items.Length];
        _ready = new Element[destinations.Count + 2][];

        Destination At(PlannedAddress address)
        {
            var datum = new AddressDatum(address.Address);
            return new Destination(destinations.Count, new DatumTuple(datum, Protocol, number), [datum, number], address.Origin);
        }
    }

    public PlannedServicePort Port { get; }

    public ProtocolDatum Protocol { get; }

    /// <summary>The service port's name.</summary>
    public string Comment { get; }

    public Destination ClusterIP { get; }

    /// <summary>External IPs, then the load balancer's addresses.</summary>
    public ImmutableArray<Destination> External { get; }

    /// <summary>Null without a node port.</summary>
    public Destination? NodePort { get; }

    /// <summary>The elements that lead from a destination to endpoints, numbered in their order.</summary>
    public Element[] ElementsFor(Destination destination, ImmutableArray<PlannedEndpoint> endpoints)
    {
        if (endpoints != Port.Endpoints.Ready) return Create(destination, endpoints);

        // A race between threads costs nothing but work done twice.
        return _ready[destination.Index] ??= Create(destination, endpoints);
    }

    private Element[] Create(Destination destination, ImmutableArray<PlannedEndpoint> endpoints)
    {
        var elements = new Element[endpoints.Length];
        for (int i = 0; i < elements.Length; i++)
        {
            var endpoint = endpoints[i];
            var value = _endpoints[endpoint.Index] ??= new DatumTuple(new AddressDatum(endpoint.Address), new PortDatum(endpoint.Port));
            elements[i] = new Element(new DatumTuple([.. destination.Parts, NumberDatum.Of(i)]), value, endpoint.Origin);
        }

        return elements;
    }

    /// <summary>Something that packets for the service port can be addressed to.</summary>
    /// <param name="Index">Its place among the destinations of the service port.</param>
    /// <param name="Key">In the maps of verdicts.</param>
    /// <param name="Parts">In the maps of endpoints, before the number.</param>
    /// <param name="Origin">The field that names it.</param>
    internal sealed record Destination(int Index, DatumTuple Key, ImmutableArray<Datum> Parts, Origin Origin)
    {
        public Element To(NftVerdict verdict, string? comment = null) => new(Key, verdict, Origin) { Comment = comment };
    }
}
