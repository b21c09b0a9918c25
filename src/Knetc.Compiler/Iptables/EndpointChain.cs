using Knetc.Planning;

namespace Knetc.Iptables;

/// <summary>
/// The rules about one endpoint of a service port. They are the same on every node, so they are made once per cluster.
/// </summary>
internal sealed class EndpointChain
{
    public EndpointChain(ServicePortChains port, string name, PlannedEndpoint endpoint)
    {
        Endpoint = endpoint;
        Chain = new Chain(name, endpoint.Origin);
        Jump = new JumpTarget(name);
        Comment = port.NameComment is null ? null : new CommentMatch($"{port.Port.NameText} -> {endpoint.Text}");
        RecentCheck = port.Port.AffinitySeconds is { } seconds ? new RecentCheckMatch(name, seconds) : null;
        Hairpin = new Rule(
            name,
            Matches.Of(port.NameComment, AddressMatch.Source(endpoint.Address, endpoint.AddressText)),
            StaticRules.ToMarkMasquerade,
            endpoint.Origin);
        Translation = new Rule(
            name,
            RecentCheck is null ? port.Translated : Matches.Of(port.NameComment, new RecentSetMatch(name), ProtocolMatch.Of(port.Port.Protocol)),
            new DestinationNatTarget(endpoint.Address, endpoint.Port, endpoint.Text),
            endpoint.Origin);
    }

    public PlannedEndpoint Endpoint { get; }

    public Chain Chain { get; }

    public JumpTarget Jump { get; }

    /// <summary>Comment of the rules that choose this endpoint.</summary>
    public CommentMatch? Comment { get; }

    /// <summary>Null without affinity.</summary>
    public RecentCheckMatch? RecentCheck { get; }

    /// <summary>Masquerades an endpoint that reaches itself.</summary>
    public Rule Hairpin { get; }

    public Rule Translation { get; }

    /// <summary>Sends clients that were here lately here again.</summary>
    public Rule Affinity(string chain) => new(chain, Matches.Of(Comment, RecentCheck), Jump, Endpoint.Origin);

    /// <summary>Chooses this endpoint with a chance of 1 to <paramref name="choices"/>.</summary>
    public Rule Choice(string chain, int choices) =>
        new(chain, Comment is null ? StatisticMatch.Alone(choices) : Matches.Of(Comment, choices > 1 ? StatisticMatch.Of(choices) : null), Jump, Endpoint.Origin);
}
