using System.Collections.Immutable;
using Knetc.Planning;

namespace Knetc.Iptables;

/// <summary>The chains of one service port, and the rules in them that do not depend on the node.</summary>
internal sealed class ServicePortChains
{
    private readonly EndpointChain[] _endpoints;
    private Rule[]? _readyRules;

    public ServicePortChains(PlannedServicePort port, bool withComments, ChainHashes hashes)
    {
        Port = port;
        NameComment = withComments ? new CommentMatch(port.NameText) : null;
        Translated = Matches.Of(NameComment, ProtocolMatch.Of(port.Protocol));
        var endpoints = port.Endpoints.Items;
        var heads = hashes.Of(port.NameText + port.Protocol, endpoints);
        Cluster = ChainNames.Hashed("KUBE-SVC-", heads[0]);
        string hash = Cluster["KUBE-SVC-".Length..];
        ToCluster = new JumpTarget(Cluster);
        ToLocal = new JumpTarget("KUBE-SVL-" + hash);
        ToExternal = new JumpTarget("KUBE-EXT-" + hash);
        ToFirewall = new JumpTarget("KUBE-FW-" + hash);
        _endpoints = new EndpointChain[endpoints.Length];
        for (int i = 0; i < endpoints.Length; i++)
        {
            _endpoints[endpoints[i].Index] = new EndpointChain(this, ChainNames.Hashed("KUBE-SEP-", heads[i + 1]), endpoints[i]);
        }
    }

    public PlannedServicePort Port { get; }

    public JumpTarget ToCluster { get; }

    public JumpTarget ToLocal { get; }

    public JumpTarget ToExternal { get; }

    public JumpTarget ToFirewall { get; }

    /// <summary>The port's name as the comment of rules about its endpoints; null where the reference leaves comments out.</summary>
    public CommentMatch? NameComment { get; }

    /// <summary>What the rules that translate to an endpoint match, without affinity.</summary>
    public ImmutableArray<Match> Translated { get; }

    private string Cluster { get; }

    public EndpointChain For(PlannedEndpoint endpoint)
    {
        // Only where duplicates differ by node is the endpoint another one than the first of its text.
        var chain = _endpoints[endpoint.Index];
        return ReferenceEquals(chain.Endpoint, endpoint) ? chain : new EndpointChain(this, chain.Chain.Name, endpoint);
    }

    /// <summary>The rules that spread packets over endpoints.</summary>
    public Rule[] Balance(string chain, ImmutableArray<PlannedEndpoint> endpoints)
    {
        if (chain != Cluster || endpoints != Port.Endpoints.Ready) return CreateBalance(chain, endpoints);

        // The usual case on every node. A race between threads costs nothing but work done twice.
        return _readyRules ??= CreateBalance(chain, endpoints);
    }

    private Rule[] CreateBalance(string chain, ImmutableArray<PlannedEndpoint> endpoints)
    {
        int next = 0;
        var rules = new Rule[Port.AffinitySeconds is null ? endpoints.Length : endpoints.Length * 2];
        if (Port.AffinitySeconds is not null)
        {
            foreach (var endpoint in endpoints) rules[next++] = For(endpoint).Affinity(chain);
        }

        for (int i = 0; i < endpoints.Length; i++) rules[next++] = For(endpoints[i]).Choice(chain, endpoints.Length - i);
        return rules;
    }
}
