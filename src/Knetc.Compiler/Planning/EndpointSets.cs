using System.Collections.Immutable;

namespace Knetc.Planning;

/// <summary>
/// The endpoints of a service port that one node uses. A list that is not computed is empty. Lists that are the same on
/// other nodes are the same object.
/// </summary>
/// <param name="Cluster">For traffic under policy Cluster.</param>
/// <param name="Local">For traffic under policy Local.</param>
/// <param name="Reachable">All endpoints that any traffic on this node may reach.</param>
/// <param name="HasAny">Whether the service port has usable endpoints anywhere.</param>
/// <param name="Topology">What became of topology hints.</param>
public readonly record struct EndpointSets(
    ImmutableArray<PlannedEndpoint> Cluster,
    ImmutableArray<PlannedEndpoint> Local,
    ImmutableArray<PlannedEndpoint> Reachable,
    bool HasAny,
    TopologyDecision Topology)
{
    /// <summary>Sorts the endpoints of a service port for a node.</summary>
    public static EndpointSets Create(PlannedServicePort port, string nodeName, string? zone, TopologyPolicy policy)
    {
        var endpoints = port.Endpoints.ForNode(nodeName);
        var topology = policy.Decide(port, endpoints, nodeName, zone);
        ImmutableArray<PlannedEndpoint> cluster = port.UsesClusterEndpoints ? SelectCluster(endpoints, topology.Mode, nodeName, zone) : [];
        if (!port.UsesLocalEndpoints) return new(cluster, [], cluster, !cluster.IsEmpty, topology);

        var local = SelectLocal(endpoints.Ready, nodeName);
        bool terminating = local.IsEmpty;
        if (terminating) local = SelectLocal(endpoints.ServingTerminating, nodeName);
        terminating &= !local.IsEmpty;

        bool hasAny = !cluster.IsEmpty || endpoints.HasUsable;
        if (!port.UsesClusterEndpoints) return new(cluster, local, local, hasAny, topology);

        // Unless hints or terminating endpoints are in play, the cluster list contains the local one.
        var reachable = topology.Mode == TopologyMode.None && !terminating ? cluster : Union(endpoints.Items, cluster, local);
        return new(cluster, local, reachable, hasAny, topology);
    }

    private static ImmutableArray<PlannedEndpoint> SelectCluster(EndpointList endpoints, TopologyMode mode, string nodeName, string? zone)
    {
        if (endpoints.Ready.IsEmpty) return endpoints.ServingTerminating;
        if (mode == TopologyMode.None) return endpoints.Ready;
        var selected = ImmutableArray.CreateBuilder<PlannedEndpoint>();
        foreach (var endpoint in endpoints.Ready)
        {
            if (mode == TopologyMode.SameNode ? endpoint.Nodes.Contains(nodeName) : endpoint.Zones.Contains(zone!)) selected.Add(endpoint);
        }

        return selected.DrainToImmutable();
    }

    private static ImmutableArray<PlannedEndpoint> SelectLocal(ImmutableArray<PlannedEndpoint> endpoints, string nodeName)
    {
        ImmutableArray<PlannedEndpoint>.Builder? selected = null;
        foreach (var endpoint in endpoints)
        {
            if (endpoint.IsLocalTo(nodeName)) (selected ??= ImmutableArray.CreateBuilder<PlannedEndpoint>()).Add(endpoint);
        }

        return selected?.DrainToImmutable() ?? [];
    }

    /// <summary>Both lists together in the order of all endpoints; the reference leaves this order open.</summary>
    private static ImmutableArray<PlannedEndpoint> Union(
        ImmutableArray<PlannedEndpoint> all, ImmutableArray<PlannedEndpoint> left, ImmutableArray<PlannedEndpoint> right)
    {
        var members = new bool[all.Length];
        foreach (var endpoint in left) members[endpoint.Index] = true;
        foreach (var endpoint in right) members[endpoint.Index] = true;
        var union = ImmutableArray.CreateBuilder<PlannedEndpoint>();
        foreach (var endpoint in all)
        {
            if (members[endpoint.Index]) union.Add(endpoint);
        }

        return union.DrainToImmutable();
    }
}
