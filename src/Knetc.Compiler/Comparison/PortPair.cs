using System.Collections.Immutable;
using Knetc.Planning;

namespace Knetc.Comparison;

/// <summary>A service port before and after, and what its nodes make of it.</summary>
internal sealed class PortPair(PlannedServicePort before, PlannedServicePort after)
{
    private readonly EndpointDifference[] _endpoints = [new(), new(), new()];

    public PlannedServicePort Before => before;

    public PlannedServicePort After => after;

    /// <summary>Whether some node has endpoints to choose from on both sides; without, what bears on the choice has no effect.</summary>
    public bool IsServed { get; private set; }

    /// <summary>Whether some node sends traffic to endpoints on both sides.</summary>
    public bool IsDelivered { get; private set; }

    /// <summary>Whether there is external traffic on both sides.</summary>
    public bool ComparesExternal => before.ExternallyAccessible && after.ExternallyAccessible;

    public DeliveryDifference Delivery { get; } = new();

    public EndpointDifference Endpoints(Traffic traffic) => _endpoints[(int)traffic];

    /// <summary>Compares what one node does; nodes come in ascending order.</summary>
    public void Compare(int node, NodeServicePort old, NodeServicePort @new)
    {
        IsServed |= old.Endpoints.HasAny && @new.Endpoints.HasAny;
        IsDelivered |= !old.Endpoints.Reachable.IsEmpty && !@new.Endpoints.Reachable.IsEmpty;
        Delivery.Compare(node, old, @new);
        Endpoints(Traffic.Internal).Compare(node, Internal(old), Internal(@new));
        if (!ComparesExternal) return;
        Endpoints(Traffic.External).Compare(node, External(old), External(@new));
        Endpoints(Traffic.ExternalFromNode).Compare(node, old.Endpoints.Cluster, @new.Endpoints.Cluster);
    }

    /// <summary>Compares without nodes, where the two clusters have none in common.</summary>
    public void CompareWithoutNodes()
    {
        IsServed = IsDelivered = before.Endpoints.HasUsable && after.Endpoints.HasUsable;
        Delivery.Compare(before, after);
        Endpoints(Traffic.Internal).Compare(0, Usable(before), Usable(after));
    }

    private static ImmutableArray<PlannedEndpoint> Internal(NodeServicePort port) =>
        port.Port.InternalPolicyLocal ? port.Endpoints.Local : port.Endpoints.Cluster;

    private static ImmutableArray<PlannedEndpoint> External(NodeServicePort port) =>
        port.Port.ExternalPolicyLocal ? port.Endpoints.Local : port.Endpoints.Cluster;

    private static ImmutableArray<PlannedEndpoint> Usable(PlannedServicePort port) =>
        port.Endpoints.Ready.IsEmpty ? port.Endpoints.ServingTerminating : port.Endpoints.Ready;
}
