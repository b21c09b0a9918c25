using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Net;
using Knetc.Pods;

namespace Knetc.Rules;

/// <summary>The addresses of nodes and pods, read once for all rules.</summary>
internal sealed class ClusterAddresses
{
    private readonly Dictionary<IpAddress, int> _hostsByAddress = [];
    private readonly Dictionary<IpAddress, int> _podsByAddress = [];

    /// <param name="nodes">The nodes as written.</param>
    /// <param name="pods">All pods with their addresses.</param>
    public ClusterAddresses(ImmutableArray<Node> nodes, ImmutableArray<Pod> pods)
    {
        Hosts = ReadHosts(nodes);
        NodeRanges = ReadNodeRanges(nodes);
        Pods = ReadPods(pods);
        for (int i = 0; i < Hosts.Length; i++) Note(_hostsByAddress, Hosts[i].Address, i);
        for (int i = 0; i < Pods.Length; i++) Note(_podsByAddress, Pods[i].Address, i);
    }

    /// <summary>InternalIP and ExternalIP of the nodes.</summary>
    public ImmutableArray<HostAddress> Hosts { get; }

    /// <summary>The pod ranges that manifests give to nodes.</summary>
    public ImmutableArray<NodeRange> NodeRanges { get; }

    /// <summary>Addresses of the pods that run, given or chosen; a pod on the host network has none of its own.</summary>
    public ImmutableArray<PodAddress> Pods { get; }

    public HostAddress? FindHost(IpAddress address) => _hostsByAddress.TryGetValue(address, out int index) ? Hosts[index] : null;

    public PodAddress? FindPod(IpAddress address) => _podsByAddress.TryGetValue(address, out int index) ? Pods[index] : null;

    public static bool TryRead(string text, out IpAddress address) => IpAddress.TryParse(text.AsSpan(), ParsingGrade.Sloppy, out address);

    private static void Note(Dictionary<IpAddress, int> indexes, IpAddress address, int index)
    {
        if (!indexes.ContainsKey(address)) indexes.Add(address, index);
    }

    private static ImmutableArray<HostAddress> ReadHosts(ImmutableArray<Node> nodes)
    {
        var hosts = ImmutableArray.CreateBuilder<HostAddress>();
        foreach (var node in nodes)
        {
            for (int i = 0; i < node.Addresses.Length; i++)
            {
                if (node.Addresses[i].Type is not ("InternalIP" or "ExternalIP")) continue;
                if (TryRead(node.Addresses[i].Address, out var address)) hosts.Add(new HostAddress(node, i, address));
            }
        }

        return hosts.ToImmutable();
    }

    private static ImmutableArray<NodeRange> ReadNodeRanges(ImmutableArray<Node> nodes)
    {
        var ranges = ImmutableArray.CreateBuilder<NodeRange>();
        foreach (var node in nodes)
        {
            for (int i = 0; i < node.PodCIDRs.Length; i++)
            {
                if (IpNetwork.TryParse(node.PodCIDRs[i].AsSpan(), ParsingGrade.Sloppy, out var network)) ranges.Add(new NodeRange(node, i, network));
            }
        }

        return ranges.ToImmutable();
    }

    private static ImmutableArray<PodAddress> ReadPods(ImmutableArray<Pod> pods)
    {
        var addresses = ImmutableArray.CreateBuilder<PodAddress>(pods.Length);
        foreach (var pod in pods)
        {
            if (pod.Spec.HostNetwork || PodLifecycle.IsOver(pod)) continue;
            for (int i = 0; i < pod.PodIPs.Length; i++)
            {
                if (TryRead(pod.PodIPs[i], out var address)) addresses.Add(new PodAddress(pod, i, address));
            }
        }

        return addresses.ToImmutable();
    }
}
