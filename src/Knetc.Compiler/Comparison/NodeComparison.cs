using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Planning;
using Knetc.Schema;
using Knetc.Yaml;

namespace Knetc.Comparison;

/// <summary>Nodes that come and go, and addresses of nodes.</summary>
internal static class NodeComparison
{
    public static IEnumerable<Change> Compare(ClusterPlan before, ClusterPlan after, ComparedNodes nodes, ImmutableHashSet<string> selected)
    {
        var common = nodes.Pairs.Select(static pair => pair.After.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var node in Others(before, common, selected))
        {
            yield return Create(ChangeKind.NodeRemoved, node, Describe(node, before)) with { Effect = ChangeEffect.Removed, Before = Addresses(node, before) };
        }

        foreach (var node in Others(after, common, selected))
        {
            yield return Create(ChangeKind.NodeAdded, node, Describe(node, after)) with { Effect = ChangeEffect.Added, After = Addresses(node, after) };
        }

        foreach (var (old, @new) in nodes.Pairs)
        {
            var (oldAddresses, newAddresses) = (Addresses(old, before), Addresses(@new, after));
            if (!oldAddresses.SequenceEqual(newAddresses))
            {
                string message = $"{@new.Name}: addresses {List(oldAddresses)} -> {List(newAddresses)}";
                yield return Create(ChangeKind.NodeAddresses, @new, message) with { Before = oldAddresses, After = newAddresses };
            }

            if (!old.PodCIDRs.SequenceEqual(@new.PodCIDRs))
            {
                string message = $"{@new.Name}: pod range {List(old.PodCIDRs)} -> {List(@new.PodCIDRs)}";
                yield return Create(ChangeKind.NodePodRanges, @new, message) with { Before = old.PodCIDRs, After = @new.PodCIDRs };
            }
        }
    }

    private static IEnumerable<Node> Others(ClusterPlan plan, HashSet<string> common, ImmutableHashSet<string> selected) =>
        plan.Cluster.Nodes.Where(node => !common.Contains(node.Name) && (selected.IsEmpty || selected.Contains(node.Name)));

    private static Change Create(ChangeKind kind, Node node, string message) =>
        new(kind, ChangeEffect.Changed, $"Node {node.Name}", message)
        {
            Nodes = [node.Name],
            Origin = new Origin(node.Manifest, FieldPath.Root),
        };

    private static string Describe(Node node, ClusterPlan plan)
    {
        var addresses = Addresses(node, plan);
        return $"{node.Name}, addresses {List(addresses)}, pod range {List(node.PodCIDRs)}";
    }

    private static string List(ImmutableArray<string> items) => items.IsEmpty ? "none" : ServiceWords.List(items);

    /// <summary>What proxies take for the node's addresses, loopback left out.</summary>
    private static ImmutableArray<string> Addresses(Node node, ClusterPlan plan) =>
    [
        .. NodeAddresses.Create(node, plan.Options.Proxy.BindAddress).Interfaces
            .Where(static address => !address.IsLoopback)
            .Select(static address => address.ToString()),
    ];
}
