using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Hashing;
using Knetc.Net;
using Knetc.Yaml;

namespace Knetc.Addressing;

/// <summary>The pod addresses of one node: a pool for each of its pod ranges, the node's own addresses for host networking.</summary>
internal sealed class NodePodPools
{
    /// <summary>Slot 0 of a pool: behind the network address and the gateway.</summary>
    private const ulong FirstOffset = 2;

    private readonly List<(IpNetwork Network, SlotPool<Claim> Slots)> _pools = [];

    public NodePodPools(Node node)
    {
        HostAddresses = FindHostAddresses(node);
        foreach (string text in node.PodCIDRs)
        {
            if (!IpNetwork.TryParse(text.AsSpan(), ParsingGrade.Sloppy, out var network)) continue;
            if (_pools.Exists(pool => pool.Network.Family == network.Family)) continue;
            _pools.Add((network, new SlotPool<Claim>(new Band(0, SlotCount(network)), new Band(0, 0))));
        }

        // A pod's first address is of the family of the node's own first address, IPv4 when that is unknown.
        var primary = HostAddresses.Length > 0 && HostAddresses[0].IndexOf(':') >= 0 ? IpFamily.IPv6 : IpFamily.IPv4;
        _pools.Sort((left, right) => (left.Network.Family != primary).CompareTo(right.Network.Family != primary));
    }

    /// <summary>The node's address, and its first one of the other family where it has one.</summary>
    public ImmutableArray<string> HostAddresses { get; }

    /// <summary>Keeps the addresses that a pod has already.</summary>
    public void Reserve(Pod pod)
    {
        if (pod.Spec.HostNetwork) return;
        foreach (string text in pod.PodIPs)
        {
            if (!IpAddress.TryParse(text.AsSpan(), ParsingGrade.Sloppy, out var address)) continue;
            foreach (var (network, slots) in _pools)
            {
                if (!network.Contains(address)) continue;
                ulong offset = address.OffsetFrom(network.Address);
                if (offset >= FirstOffset && slots.OwnerOf(offset - FirstOffset) is null) slots.Take(offset - FirstOffset, Claim.By(pod.Manifest, FieldPath.Root));
            }
        }
    }

    /// <summary>One address of each family the node has a range of; null when a range is used up.</summary>
    public ImmutableArray<string>? Allocate(Pod pod, bool byHash)
    {
        var addresses = ImmutableArray.CreateBuilder<string>(_pools.Count);
        foreach (var (network, slots) in _pools)
        {
            var claim = Claim.By(pod.Manifest, FieldPath.Root);
            ulong? slot = byHash
                ? slots.Allocate(AllocationHash.Of("podip", network.Family.ToString(), pod.Namespace, pod.Name), claim)
                : slots.AllocateLowest(claim);
            if (slot is not { } free) return null;
            addresses.Add(network.Address.Add(free + FirstOffset).ToString());
        }

        return addresses.ToImmutable();
    }

    /// <summary>How many addresses a range has for pods: without network address, gateway and (IPv4) broadcast address.</summary>
    private static ulong SlotCount(IpNetwork network)
    {
        ulong allOnes = network.HostBits >= 64 ? ulong.MaxValue : (1UL << network.HostBits) - 1;
        ulong last = network.Family == IpFamily.IPv4 && allOnes > 0 ? allOnes - 1 : allOnes;
        return last < FirstOffset ? 0 : last - FirstOffset + 1;
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
