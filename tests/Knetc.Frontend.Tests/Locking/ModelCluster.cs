using System.Collections.Immutable;

namespace Knetc.Tests.Locking;

/// <summary>A random cluster, small enough that its pools fill up.</summary>
internal sealed record ModelCluster
{
    public static readonly ModelCluster Initial = new()
    {
        Nodes = ImmutableSortedDictionary<string, ModelNode>.Empty.Add("n0", new ModelNode("n0", null)),
    };

    public ImmutableSortedDictionary<string, ModelService> Services { get; init; } = ImmutableSortedDictionary<string, ModelService>.Empty;

    public ImmutableSortedDictionary<string, ModelNode> Nodes { get; init; } = ImmutableSortedDictionary<string, ModelNode>.Empty;

    public ImmutableSortedDictionary<string, ModelPod> Pods { get; init; } = ImmutableSortedDictionary<string, ModelPod>.Empty;

    /// <summary>How often the ranges have been enlarged.</summary>
    public int Size { get; init; }

    /// <summary>The third byte of the service range: where it has moved to.</summary>
    public int Base { get; init; }

    public string ServiceRange => $"10.0.{Base}.0/{29 - Size}";

    public string ServiceRangeIPv6 => $"fd00:0:0:{Base + 1}::/{125 - Size}";

    public string ClusterCidr => $"10.1.0.0/{27 - Size}";

    public int NodePortCount => 6 << Size;

    /// <summary>Whether two nodes or two pods ask for the same, which the rules between objects refuse.</summary>
    public bool ContradictsItself =>
        HasRepeats(Nodes.Values.Select(node => node.Block)) || HasRepeats(Pods.Values.Select(pod => pod.Address));

    /// <summary>An address of the service range, or one just outside.</summary>
    public string ServiceAddress(int slot, bool ipv6) => ipv6 ? $"fd00:0:0:{Base + 1}::{1 + (slot % (8 << Size)):x}" : $"10.0.{Base}.{1 + (slot % (8 << Size))}";

    public int NodePort(int slot) => 30000 + (slot % (NodePortCount + 1));

    /// <summary>A block of the cluster range.</summary>
    public string Block(int slot) => $"10.1.0.{slot % (4 << Size) * 8}/29";

    private static bool HasRepeats(IEnumerable<string?> values)
    {
        string[] asked = [.. values.OfType<string>()];
        return asked.Distinct().Count() < asked.Length;
    }
}
