using System.Collections.Immutable;
using Knetc.Planning;

namespace Knetc.Comparison;

/// <summary>Gathers the changes of all Services of both families, by Service, port and kind.</summary>
internal static class ServiceComparison
{
    public static IEnumerable<Change> Compare(IEnumerable<PortJoin> joins, ComparedNodes nodes)
    {
        var found = new List<(ServicePortName Name, Change Change)>();
        foreach (var join in joins)
        {
            foreach (var port in join.Removed) found.Add((port.Name, PortChanges.Removed(port)));
            foreach (var port in join.Added)
            {
                found.Add((port.Port.Name, PortChanges.Added(port.Port)));
                foreach (var change in DeliveryChanges.Of(port.Port, port.Delivery, nodes)) found.Add((port.Port.Name, change));
            }

            foreach (var pair in join.Pairs)
            {
                foreach (var change in PortChanges.Of(pair)) found.Add((pair.After.Name, change));
                foreach (var change in EndpointChanges.Of(pair, nodes)) found.Add((pair.After.Name, change));
                foreach (var change in DeliveryChanges.Of(pair.After, pair.Delivery, nodes)) found.Add((pair.After.Name, change));
            }
        }

        // What concerns the whole Service comes up at each of its ports and in both families. OrderBy keeps equals in order.
        var reported = new HashSet<(string, ChangeKind, string)>();
        return found
            .OrderBy(static item => item, Comparer<(ServicePortName Name, Change Change)>.Create(Order))
            .Select(static item => item.Change)
            .Where(change => reported.Add((change.Object, change.Kind, change.Message)))
            .ToImmutableArray();
    }

    private static int Order((ServicePortName Name, Change Change) left, (ServicePortName Name, Change Change) right)
    {
        int order = string.CompareOrdinal(left.Name.Namespace, right.Name.Namespace);
        if (order == 0) order = string.CompareOrdinal(left.Name.Service, right.Name.Service);
        if (order == 0) order = string.CompareOrdinal(left.Change.Port, right.Change.Port);
        return order != 0 ? order : left.Change.Kind.CompareTo(right.Change.Kind);
    }
}
