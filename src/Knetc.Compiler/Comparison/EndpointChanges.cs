using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Comparison;

/// <summary>
/// Turns the differences of single nodes into few changes: endpoints that come or go for the same traffic on the same nodes
/// are told together.
/// </summary>
internal static class EndpointChanges
{
    private static readonly Traffic[] AllTraffic = [Traffic.Internal, Traffic.External, Traffic.ExternalFromNode];

    public static IEnumerable<Change> Of(PortPair pair, ComparedNodes nodes)
    {
        var reach = CollectReach(pair);
        if (reach.Count == 0) return [];
        var groups = new Dictionary<EndpointScope, EndpointGroup>();
        foreach (var ((_, added), (endpoint, sets)) in reach)
        {
            foreach (var (traffic, set) in Split(pair, sets))
            {
                bool own = IsOwnNode(pair, endpoint, traffic, set, nodes);
                var scope = new EndpointScope(traffic, own ? null : set);
                if (!groups.TryGetValue(scope, out var group)) groups.Add(scope, group = new EndpointGroup(scope));
                group.Add(endpoint, set, added);
            }
        }

        return groups.Values.SelectMany(group => group.Describe(pair, nodes));
    }

    /// <summary>For each endpoint that comes or goes, the nodes where it does, by traffic.</summary>
    private static Dictionary<((IpAddress, int) Key, bool Added), (PlannedEndpoint Endpoint, NodeSet?[] Sets)> CollectReach(PortPair pair)
    {
        var reach = new Dictionary<((IpAddress, int), bool), (PlannedEndpoint, NodeSet?[])>();
        foreach (var traffic in AllTraffic)
        {
            foreach (var (delta, places) in pair.Endpoints(traffic).Groups)
            {
                var nodes = new NodeSet([.. places]);
                foreach (var endpoint in delta.Removed) Add(endpoint, added: false);
                foreach (var endpoint in delta.Added) Add(endpoint, added: true);

                void Add(PlannedEndpoint endpoint, bool added)
                {
                    var key = (EndpointDelta.KeyOf(endpoint), added);
                    if (!reach.TryGetValue(key, out var entry)) reach.Add(key, entry = (endpoint, new NodeSet?[AllTraffic.Length]));
                    ref var set = ref entry.Item2[(int)traffic];
                    set = set?.Union(nodes) ?? nodes;
                }
            }
        }

        return reach;
    }

    /// <summary>The kinds of traffic to tell apart; null is all traffic.</summary>
    private static IEnumerable<(Traffic? Traffic, NodeSet Nodes)> Split(PortPair pair, NodeSet?[] sets)
    {
        var (inside, outside, fromNode) = (sets[0], sets[1], sets[2]);
        bool hasExternal = pair.Before.ExternallyAccessible || pair.After.ExternallyAccessible;
        if (inside is not null && (!hasExternal || (inside.Equals(outside) && inside.Equals(fromNode))))
        {
            yield return (null, inside);
            yield break;
        }

        if (inside is not null) yield return (Traffic.Internal, inside);
        if (outside is not null) yield return (Traffic.External, outside);

        // Usually the same as one of the other two.
        if (fromNode is not null && !fromNode.Equals(inside) && !fromNode.Equals(outside)) yield return (Traffic.ExternalFromNode, fromNode);
    }

    /// <summary>Whether an endpoint comes or goes just on the node it runs on, as it does under policy Local.</summary>
    private static bool IsOwnNode(PortPair pair, PlannedEndpoint endpoint, Traffic? traffic, NodeSet set, ComparedNodes nodes)
    {
        bool isLocal = traffic is null or Traffic.Internal ? pair.After.InternalPolicyLocal : pair.After.ExternalPolicyLocal;
        return isLocal && nodes.Count > 1 && set.Count == 1 && endpoint.NodeName == nodes.NameOf(set[0]);
    }
}
