using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Locking;
using Knetc.Net;

namespace Knetc.Addressing;

/// <summary>The pod addresses of one node: a pool for each of its pod ranges, the node's own addresses for host networking.</summary>
internal sealed class NodePodPools
{
    private readonly List<PodRangePool> _pools = [];

    public NodePodPools(Node node)
    {
        HostAddresses = FindHostAddresses(node);
        foreach (string text in node.PodCIDRs)
        {
            if (!IpNetwork.TryParse(text.AsSpan(), ParsingGrade.Sloppy, out var network)) continue;
            if (!_pools.Exists(pool => pool.Network.Family == network.Family)) _pools.Add(new PodRangePool(network));
        }

        // A pod's first address is of the family of the node's own first address, IPv4 when that is unknown.
        var primary = HostAddresses.Length > 0 && HostAddresses[0].IndexOf(':') >= 0 ? IpFamily.IPv6 : IpFamily.IPv4;
        _pools.Sort((left, right) => (left.Network.Family != primary).CompareTo(right.Network.Family != primary));
    }

    /// <summary>The node's address, and its first one of the other family where it has one.</summary>
    public ImmutableArray<string> HostAddresses { get; }

    /// <summary>A pool for each family.</summary>
    public IReadOnlyList<PodRangePool> Pools => _pools;

    /// <summary>The pool whose range has the address, or null.</summary>
    public PodRangePool? Find(IpAddress address)
    {
        foreach (var pool in _pools)
        {
            if (pool.Network.Contains(address)) return pool;
        }

        return null;
    }

    /// <summary>One address of each family the node has a range of; null when a range is used up.</summary>
    public ImmutableArray<string>? Allocate(Pod pod, bool byHash, Func<PodRangePool, IpAddress?> locked, LockFindings findings)
    {
        var addresses = ImmutableArray.CreateBuilder<string>(_pools.Count);
        foreach (var pool in _pools)
        {
            if ((locked(pool) ?? pool.Allocate(pod, byHash, findings)) is not { } address) return null;
            addresses.Add(address.ToString());
        }

        return addresses.ToImmutable();
    }

    private static ImmutableArray<string> FindHostAddresses(Node node)
    {
        var addresses = ImmutableArray.CreateBuilder<string>(2);
        IpFamily? first = null;
        foreach (string type in (string[])["InternalIP", "ExternalIP"])
        {
            foreach (var entry in node.Addresses)
            {
                if (entry.Type != type || !IpAddress.TryParse(entry.Address.AsSpan(), ParsingGrade.Sloppy, out var address)) continue;
                if (addresses.Count > 0 && (addresses.Count == 2 || address.Family == first)) continue;
                first ??= address.Family;
                addresses.Add(entry.Address);
            }
        }

        return addresses.ToImmutable();
    }
}
