using Knetc.Planning;

namespace Knetc.Nftables;

/// <summary>
/// What there is about one endpoint of a service port. It is the same on every node, so it is made once per cluster.
/// </summary>
internal sealed class EndpointParts
{
    public EndpointParts(PlannedServicePort port, string name, PlannedEndpoint endpoint, FamilyWords words)
    {
        Endpoint = endpoint;
        Name = name;
        string chain = "endpoint-" + name;
        Goto = NftVerdict.Goto(chain);
        var address = new AddressDatum(endpoint.Address);
        var hairpin = new NftRule([new MatchStatement(words.Source, address), FamilyWords.ToMark], endpoint.Origin);
        var destination = new DatumTuple(address, new PortDatum(endpoint.Port));
        var translation = new NftRule(
            [FamilyWords.IsProtocol(port.Protocol), new DestinationNatStatement(words.Family, destination)], endpoint.Origin);
        if (port.AffinitySeconds is not { } seconds)
        {
            Chain = new NftChain(chain, [hairpin, translation], endpoint.Origin);
            return;
        }

        string set = "affinity-" + name;
        Clients = new NftSet(set, new NamedElementType(words.AddressType), [], endpoint.Origin)
        {
            Flags = NftSetFlags.Dynamic | NftSetFlags.Timeout,
            TimeoutSeconds = seconds,
        };
        Return = new NftRule([new MatchStatement(words.Source, new NamedSet(set)), new VerdictStatement(Goto)], endpoint.Origin);
        Chain = new NftChain(
            chain, [hairpin, new NftRule([new UpdateStatement(set, words.Source)], endpoint.Origin), translation], endpoint.Origin);
    }

    public PlannedEndpoint Endpoint { get; }

    /// <summary>Its names, without their prefixes.</summary>
    public string Name { get; }

    /// <summary>Translates to the endpoint.</summary>
    public NftChain Chain { get; }

    public NftVerdict Goto { get; }

    /// <summary>The clients that were here lately; null without affinity.</summary>
    public NftSet? Clients { get; }

    /// <summary>Sends those clients here again; null without affinity.</summary>
    public NftRule? Return { get; }
}
