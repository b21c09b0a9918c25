using System.Collections.Immutable;
using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Comparison;

/// <summary>
/// What traffic finds different in another state of a cluster. Nothing that leaves packets as they are is a difference: the
/// order and layout of manifests, comments, and settings that have no effect.
/// </summary>
public static class ClusterComparison
{
    /// <summary>Compares two plans, at a cost that is linear in services, endpoints and nodes.</summary>
    /// <param name="before">The old state.</param>
    /// <param name="after">The new state.</param>
    /// <param name="nodes">Names of the nodes to look at; all when empty.</param>
    /// <returns>Options first, then nodes, pods and Services by name.</returns>
    public static ImmutableArray<Change> Compare(ClusterPlan before, ClusterPlan after, ImmutableHashSet<string> nodes)
    {
        var compared = ComparedNodes.Join(before, after, nodes);
        PortJoin[] joins = [PortJoin.Create(before.IPv4, after.IPv4), PortJoin.Create(before.IPv6, after.IPv6)];
        ComparePerNode(before, after, compared, joins);

        var changes = ImmutableArray.CreateBuilder<Change>();
        changes.AddRange(OptionComparison.Compare(before, after));
        changes.AddRange(NodeComparison.Compare(before, after, compared, nodes));
        changes.AddRange(PodComparison.Compare(before.Cluster.Pods, after.Cluster.Pods));
        changes.AddRange(ServiceComparison.Compare(joins, compared));
        return changes.ToImmutable();
    }

    /// <summary>One node after the other, so that the plans of a large cluster are not all held at once.</summary>
    private static void ComparePerNode(ClusterPlan before, ClusterPlan after, ComparedNodes nodes, PortJoin[] joins)
    {
        for (int place = 0; place < nodes.Count; place++)
        {
            var (oldNode, newNode) = nodes.Pairs[place];
            var oldPlan = before.ForNode(oldNode);
            var newPlan = after.ForNode(newNode);
            joins[0].Compare(place, oldPlan.Family(IpFamily.IPv4), newPlan.Family(IpFamily.IPv4));
            joins[1].Compare(place, oldPlan.Family(IpFamily.IPv6), newPlan.Family(IpFamily.IPv6));
        }

        if (nodes.Count > 0) return;
        foreach (var join in joins) join.CompareWithoutNodes();
    }
}
