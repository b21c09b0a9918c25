using Knetc.Planning;

namespace Knetc.Comparison;

/// <summary>Collects, node by node, where a service port delivers, drops or refuses packets as it did not before.</summary>
internal sealed class DeliveryDifference
{
    private readonly Dictionary<(Traffic Traffic, Delivery Before, Delivery After), List<int>> _nodes = [];

    public IReadOnlyDictionary<(Traffic Traffic, Delivery Before, Delivery After), List<int>> Nodes => _nodes;

    /// <param name="node">Place of the node; ascending from call to call.</param>
    /// <param name="before">The service port on the node, or null when it is new.</param>
    public void Compare(int node, NodeServicePort? before, NodeServicePort after)
    {
        Add(Traffic.Internal, node, before is null ? Delivery.None : Internal(before), Internal(after));
        Add(Traffic.External, node, before is null ? Delivery.None : External(before), External(after));
    }

    /// <summary>Compares without nodes, where the two clusters have none in common.</summary>
    public void Compare(PlannedServicePort? before, PlannedServicePort after) =>
        Add(Traffic.Internal, 0, before is null ? Delivery.None : WithoutNodes(before), WithoutNodes(after));

    private void Add(Traffic traffic, int node, Delivery before, Delivery after)
    {
        // What comes and works, or is gone altogether, is told as the address that comes or goes.
        if (before == after || after == Delivery.None || (before == Delivery.None && after == Delivery.Delivered)) return;
        var key = (traffic, before, after);
        if (!_nodes.TryGetValue(key, out var nodes)) _nodes.Add(key, nodes = []);
        nodes.Add(node);
    }

    private static Delivery Internal(NodeServicePort port) => Deliver(port, port.HasInternalEndpoints);

    private static Delivery External(NodeServicePort port) =>
        port.Port.ExternallyAccessible ? Deliver(port, port.HasExternalEndpoints) : Delivery.None;

    private static Delivery Deliver(NodeServicePort port, bool hasEndpoints) =>
        hasEndpoints ? Delivery.Delivered : port.Endpoints.HasAny ? Delivery.Dropped : Delivery.Refused;

    private static Delivery WithoutNodes(PlannedServicePort port) => port.Endpoints.HasUsable ? Delivery.Delivered : Delivery.Refused;
}
