using System.Collections.Immutable;
using Knetc.Planning;

namespace Knetc.Nftables;

/// <summary>What there is about one service port, as far as it is the same on every node.</summary>
internal sealed class ServicePortParts
{
    private readonly EndpointParts[] _endpoints;
    private readonly FamilyWords _words;
    private ImmutableArray<NftRule>? _readyRules;

    public ServicePortParts(PlannedServicePort port, FamilyWords words, NftablesRelease release, NameHashes hashes)
    {
        Port = port;
        _words = words;
        string[] names = hashes.NamesOf(port);
        Cluster = "service-" + names[0];
        Local = "local-" + names[0];
        External = "external-" + names[0];
        Firewall = "firewall-" + names[0];
        Protocol = ProtocolDatum.Of(port.Protocol);
        Number = new PortDatum(port.Port);
        Comment = NftablesNames.Comment(port.NameText);
        _endpoints = new EndpointParts[port.Endpoints.Items.Length];
        foreach (var endpoint in port.Endpoints.Items)
        {
            _endpoints[endpoint.Index] = new EndpointParts(port, names[endpoint.Index + 1], endpoint, words);
        }

        var toExternal = NftVerdict.Goto(External);
        ClusterIPElement = Element(port.ClusterIP, NftVerdict.Goto(port.InternalPolicyLocal ? Local : Cluster));
        ExternalIPElements = Elements(port.ExternalIPs, toExternal);
        VipElements = Elements(port.LoadBalancerVips, toExternal);
        if (HasFirewall)
        {
            var toFirewall = NftVerdict.Goto(Firewall);
            FirewallElements = release == NftablesRelease.Early
                ? Elements(port.LoadBalancerVips, toFirewall, Comment)
                : Elements(port.LoadBalancerVips, toFirewall);
        }

        if (port.NodePort != 0)
        {
            var origin = port.Origin with { Path = port.Origin.Path.Field("nodePort") };
            NodePortElement = new Element(new DatumTuple(Protocol, new PortDatum(port.NodePort)), toExternal, origin);
        }
    }

    public PlannedServicePort Port { get; }

    /// <summary>Name of the chain for all endpoints.</summary>
    public string Cluster { get; }

    /// <summary>Name of the chain for endpoints of the node.</summary>
    public string Local { get; }

    /// <summary>Name of the chain for traffic to external addresses.</summary>
    public string External { get; }

    /// <summary>Name of the chain that lets source ranges through.</summary>
    public string Firewall { get; }

    public ProtocolDatum Protocol { get; }

    public PortDatum Number { get; }

    /// <summary>The service port's name.</summary>
    public string Comment { get; }

    /// <summary>Whether source ranges limit who reaches the load balancer's addresses.</summary>
    public bool HasFirewall => !Port.LoadBalancerVips.IsEmpty && !Port.SourceRanges.IsEmpty;

    public Element ClusterIPElement { get; }

    public ImmutableArray<Element> ExternalIPElements { get; }

    public ImmutableArray<Element> VipElements { get; }

    public ImmutableArray<Element> FirewallElements { get; } = [];

    /// <summary>Null without a node port.</summary>
    public Element? NodePortElement { get; }

    public EndpointParts For(PlannedEndpoint endpoint)
    {
        // Only where duplicates differ by node is the endpoint another one than the first of its text.
        var parts = _endpoints[endpoint.Index];
        return ReferenceEquals(parts.Endpoint, endpoint) ? parts : new EndpointParts(Port, parts.Name, endpoint, _words);
    }

    /// <summary>The rules that spread packets over endpoints.</summary>
    public ImmutableArray<NftRule> Balance(ImmutableArray<PlannedEndpoint> endpoints)
    {
        if (endpoints != Port.Endpoints.Ready) return CreateBalance(endpoints);

        // The usual case on every node. A race between threads costs nothing but work done twice.
        return _readyRules ??= CreateBalance(endpoints);
    }

    private ImmutableArray<NftRule> CreateBalance(ImmutableArray<PlannedEndpoint> endpoints)
    {
        var rules = ImmutableArray.CreateBuilder<NftRule>(Port.AffinitySeconds is null ? 1 : endpoints.Length + 1);
        var choices = ImmutableArray.CreateBuilder<Element>(endpoints.Length);
        foreach (var endpoint in endpoints)
        {
            var parts = For(endpoint);
            if (parts.Return is not null) rules.Add(parts.Return);
            choices.Add(new Element(NumberDatum.Of(choices.Count), parts.Goto, endpoint.Origin));
        }

        var choice = new VerdictMapStatement(new RandomNumber(endpoints.Length), new AnonymousSet(choices.MoveToImmutable()));
        rules.Add(new NftRule([choice], Port.Origin));
        return rules.MoveToImmutable();
    }

    private Element Element(PlannedAddress address, NftVerdict verdict, string? comment = null) =>
        new(new DatumTuple(new AddressDatum(address.Address), Protocol, Number), verdict, address.Origin) { Comment = comment };

    private ImmutableArray<Element> Elements(ImmutableArray<PlannedAddress> addresses, NftVerdict verdict, string? comment = null)
    {
        if (addresses.IsEmpty) return [];
        var elements = ImmutableArray.CreateBuilder<Element>(addresses.Length);
        foreach (var address in addresses) elements.Add(Element(address, verdict, comment));
        return elements.MoveToImmutable();
    }
}
