using System.Collections.Immutable;
using System.Globalization;
using Knetc.Planning;

namespace Knetc.Comparison;

/// <summary>The service ports of one family on both sides, matched by name, then by number and protocol.</summary>
/// <param name="Pairs">In the order of the new side.</param>
internal sealed record PortJoin(
    ImmutableArray<PortPair> Pairs, ImmutableArray<PlannedServicePort> Removed, ImmutableArray<NewPort> Added)
{
    public static PortJoin Create(FamilyServices before, FamilyServices after)
    {
        var byName = new Dictionary<ServicePortName, PlannedServicePort>(before.Ports.Length);
        foreach (var port in before.Ports) byName.TryAdd(port.Name, port);

        var partners = new PlannedServicePort?[after.Ports.Length];
        for (int i = 0; i < partners.Length; i++)
        {
            if (byName.Remove(after.Ports[i].Name, out var partner)) partners[i] = partner;
        }

        // What is left on both sides may only be called otherwise.
        var byNumber = new Dictionary<ServicePortName, PlannedServicePort>(byName.Count);
        foreach (var port in byName.Values) byNumber.TryAdd(Numbered(port), port);
        var pairs = ImmutableArray.CreateBuilder<PortPair>(after.Ports.Length);
        var added = ImmutableArray.CreateBuilder<NewPort>();
        for (int i = 0; i < partners.Length; i++)
        {
            var port = after.Ports[i];
            if (partners[i] is null && byNumber.Remove(Numbered(port), out var renamed))
            {
                partners[i] = renamed;
                byName.Remove(renamed.Name);
            }

            if (partners[i] is { } partner) pairs.Add(new PortPair(partner, port));
            else added.Add(new NewPort(port));
        }

        var removed = before.Ports.Where(port => byName.ContainsKey(port.Name)).ToImmutableArray();
        return new PortJoin(pairs.DrainToImmutable(), removed, added.DrainToImmutable());
    }

    /// <summary>Compares what one node does; nodes come in ascending order.</summary>
    public void Compare(int node, NodeFamilyPlan before, NodeFamilyPlan after)
    {
        foreach (var pair in Pairs) pair.Compare(node, before.Ports[pair.Before.Index], after.Ports[pair.After.Index]);
        foreach (var added in Added) added.Delivery.Compare(node, null, after.Ports[added.Port.Index]);
    }

    /// <summary>Compares without nodes, where the two clusters have none in common.</summary>
    public void CompareWithoutNodes()
    {
        foreach (var pair in Pairs) pair.CompareWithoutNodes();
        foreach (var added in Added) added.Delivery.Compare(null, added.Port);
    }

    /// <summary>The key of a service port whose name does not count.</summary>
    private static ServicePortName Numbered(PlannedServicePort port) =>
        port.Name with { Port = port.Port.ToString(CultureInfo.InvariantCulture) };
}
