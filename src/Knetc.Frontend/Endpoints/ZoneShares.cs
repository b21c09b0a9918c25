using System.Collections.Immutable;
using Knetc.Binding;

namespace Knetc.Endpoints;

/// <summary>The share of the cluster's CPUs that each zone has, by zone name, or the reason why there are none.</summary>
internal sealed class ZoneShares
{
    private const string ControlPlaneLabel = "node-role.kubernetes.io/control-plane";
    private const string MasterLabel = "node-role.kubernetes.io/master";

    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);

    private ZoneShares(ImmutableArray<KeyValuePair<string, double>> ratios, string? obstacle, bool areAssumed)
    {
        Ratios = ratios;
        Obstacle = obstacle;
        AreAssumed = areAssumed;
        for (int i = 0; i < ratios.Length; i++) _indexes.Add(ratios[i].Key, i);
    }

    /// <summary>Zones in ascending order and their shares, which add up to one; empty when there is an obstacle.</summary>
    public ImmutableArray<KeyValuePair<string, double>> Ratios { get; }

    /// <summary>Why no hints can be given to any Service; null when they can.</summary>
    public string? Obstacle { get; }

    /// <summary>No node says how many CPUs it has, so each counts as one.</summary>
    public bool AreAssumed { get; }

    /// <summary>The position of a zone among the ratios, or -1.</summary>
    public int IndexOf(string zone) => _indexes.TryGetValue(zone, out int index) ? index : -1;

    public static ZoneShares Of(ImmutableArray<Node> nodes)
    {
        var considered = new List<Node>(nodes.Length);
        foreach (var node in nodes)
        {
            if (node.ReadyCondition is null or "True" && node.Metadata.Label(ControlPlaneLabel) is null && node.Metadata.Label(MasterLabel) is null)
            {
                considered.Add(node);
            }
        }

        bool assumed = considered.TrueForAll(static node => MilliCpu(node) is null);
        var perZone = new SortedDictionary<string, long>(StringComparer.Ordinal);
        long total = 0;
        foreach (var node in considered)
        {
            if (node.Metadata.Label(Node.ZoneLabel) is not { Length: > 0 } zone) return Without($"node {node.Name} has no label {Node.ZoneLabel}");
            long cpu = assumed ? 1000 : MilliCpu(node) ?? 0;
            if (cpu == 0) return Without($"node {node.Name} has no allocatable CPU");
            perZone[zone] = perZone.TryGetValue(zone, out long sum) ? sum + cpu : cpu;
            total += cpu;
        }

        if (perZone.Count < 2) return Without("the nodes are in fewer than two zones");
        return new ZoneShares([.. perZone.Select(pair => new KeyValuePair<string, double>(pair.Key, (double)pair.Value / total))], null, assumed);
    }

    /// <summary>The API server takes the capacity where the allocatable part is not reported.</summary>
    private static long? MilliCpu(Node node) => node.AllocatableMilliCpu ?? node.CapacityMilliCpu;

    private static ZoneShares Without(string obstacle) => new([], obstacle, false);
}
