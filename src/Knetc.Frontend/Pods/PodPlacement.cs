using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Hashing;

namespace Knetc.Pods;

/// <summary>
/// Places pods on nodes as the scheduler might (api-semantics §4.2): among the nodes that take a pod, the one with the
/// highest hash, so that another pod or node never moves it.
/// </summary>
public sealed class PodPlacement
{
    /// <summary>Below this many hashes a second thread costs more than it brings.</summary>
    private const long ParallelThreshold = 20_000;

    private readonly NodeIndex _nodes;
    private readonly HostPorts?[] _hostPorts;
    private readonly RendezvousHash _hash;
    private readonly Dictionary<PlacementClass, int[]> _eligible = [];
    private readonly PlacementFindings _findings;

    private PodPlacement(NodeIndex nodes, DiagnosticBag diagnostics)
    {
        _nodes = nodes;
        _hostPorts = new HostPorts?[nodes.Nodes.Length];
        _hash = new RendezvousHash("place", [.. nodes.Nodes.Select(static node => node.Name)]);
        _findings = new PlacementFindings(nodes, diagnostics);
    }

    /// <summary>The pods by namespace and name, with their node where one takes them; the others are pending.</summary>
    /// <param name="pods">Pods; those that name a node keep it.</param>
    /// <param name="nodes">All nodes. Without any, pods are not placed and nothing is reported.</param>
    /// <param name="diagnostics">Receives pods without a node, and pods that name a node which no manifest defines.</param>
    /// <param name="locked">The node an earlier run chose for a pod, or null; kept while that node takes the pod.</param>
    public static ImmutableArray<Pod> Place(
        ImmutableArray<Pod> pods, ImmutableArray<Node> nodes, DiagnosticBag diagnostics, Func<Pod, string?>? locked = null)
    {
        Pod[] sorted = [.. pods.OrderBy(static pod => pod.Namespace, StringComparer.Ordinal).ThenBy(static pod => pod.Name, StringComparer.Ordinal)];
        if (!nodes.IsEmpty) new PodPlacement(new NodeIndex(nodes), diagnostics).Place(sorted, locked);
        return [.. sorted];
    }

    /// <summary>Pods that have their node already come first: their host ports are in use.</summary>
    private void Place(Pod[] pods, Func<Pod, string?>? locked)
    {
        var free = new List<int>();
        var withPorts = new List<int>();
        for (int i = 0; i < pods.Length; i++)
        {
            if (pods[i].Spec.NodeName.Length > 0) Keep(pods[i]);
            else if (!PodLifecycle.IsOver(pods[i])) (HostPorts.Of(pods[i].Spec).IsEmpty ? free : withPorts).Add(i);
        }

        if (locked is not null)
        {
            free.RemoveAll(i => TryKeepLocked(pods, i, locked(pods[i])));
            withPorts.RemoveAll(i => TryKeepLocked(pods, i, locked(pods[i])));
        }

        PlaceFree(pods, free);
        foreach (int i in withPorts) PlaceWithPorts(pods, i);
        foreach (int i in free.Concat(withPorts).OrderBy(static index => index))
        {
            if (pods[i].Spec.NodeName.Length == 0) _findings.AddPending(pods[i], node => Obstacle(pods[i], node));
        }

        _findings.Report();
    }

    private void Keep(Pod pod)
    {
        if (PodLifecycle.IsOver(pod)) return;
        int node = _nodes.IndexOf(pod.Spec.NodeName);
        if (node >= 0) Bind(node, HostPorts.Of(pod.Spec));
        else _findings.AddUnknownNode(pod);
    }

    private bool TryKeepLocked(Pod[] pods, int index, string? name)
    {
        int node = name is null ? -1 : _nodes.IndexOf(name);
        if (node < 0 || Obstacle(pods[index], node) != PlacementObstacle.None) return false;
        Bind(node, HostPorts.Of(pods[index].Spec));
        Assign(pods, index, node);
        return true;
    }

    /// <summary>Pods without host ports do not get in each other's way and are placed side by side.</summary>
    private void PlaceFree(Pod[] pods, List<int> indexes)
    {
        var candidates = new int[indexes.Count][];
        long hashes = 0;
        for (int i = 0; i < candidates.Length; i++) hashes += (candidates[i] = Eligible(pods[indexes[i]])).Length;
        if (hashes < ParallelThreshold)
        {
            for (int i = 0; i < candidates.Length; i++) Choose(pods, indexes[i], candidates[i]);
        }
        else
        {
            Parallel.For(0, candidates.Length, i => Choose(pods, indexes[i], candidates[i]));
        }
    }

    private void PlaceWithPorts(Pod[] pods, int index)
    {
        var ports = HostPorts.Of(pods[index].Spec);
        int[] candidates = [.. Eligible(pods[index]).Where(node => _hostPorts[node]?.Conflicts(ports) != true)];
        if (Choose(pods, index, candidates) is { } chosen) Bind(chosen, ports);
    }

    private int? Choose(Pod[] pods, int index, int[] candidates)
    {
        if (candidates.Length == 0) return null;
        int node = candidates.Length == 1 ? candidates[0] : _hash.Choose(candidates, pods[index].Namespace, pods[index].Name);
        Assign(pods, index, node);
        return node;
    }

    private void Assign(Pod[] pods, int index, int node) =>
        pods[index] = pods[index] with { Spec = pods[index].Spec with { NodeName = _nodes.Nodes[node].Name } };

    private void Bind(int node, ImmutableArray<ContainerPort> ports)
    {
        if (!ports.IsEmpty) (_hostPorts[node] ??= new HostPorts()).Bind(ports);
    }

    /// <summary>The nodes that take the pod, host ports aside. Pods of one template share the list.</summary>
    private int[] Eligible(Pod pod)
    {
        var key = PlacementClass.Of(pod);
        if (key.NamedNode is { } name) return Admits(key, _nodes.IndexOf(name), pod) ? [_nodes.IndexOf(name)] : [];
        if (_eligible.TryGetValue(key, out int[]? nodes)) return nodes;
        var found = new List<int>();
        for (int i = 0; i < _nodes.Nodes.Length; i++)
        {
            if (Admits(key, i, pod)) found.Add(i);
        }

        _eligible.Add(key, nodes = [.. found]);
        return nodes;
    }

    private bool Admits(PlacementClass key, int node, Pod pod) =>
        node >= 0 && NodeEligibility.Check(_nodes.Nodes[node], pod.Spec, key.IgnoresUnschedulable) == PlacementObstacle.None;

    private PlacementObstacle Obstacle(Pod pod, int node)
    {
        var obstacle = NodeEligibility.Check(_nodes.Nodes[node], pod.Spec, PlacementClass.Of(pod).IgnoresUnschedulable);
        if (obstacle != PlacementObstacle.None) return obstacle;
        return _hostPorts[node]?.Conflicts(HostPorts.Of(pod.Spec)) == true ? PlacementObstacle.HostPort : PlacementObstacle.None;
    }
}
