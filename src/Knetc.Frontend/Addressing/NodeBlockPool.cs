using Knetc.Hashing;
using Knetc.Locking;
using Knetc.Net;

namespace Knetc.Addressing;

/// <summary>The blocks of one cluster range.</summary>
internal sealed class NodeBlockPool(IpNetwork clusterCidr, int mask)
{
    /// <summary>The controller refuses IPv6 ranges of more than 2 to this power blocks; IPv4 ones are bounded by their size alone.</summary>
    public static int MaxBlockBits(IpFamily family) => family == IpFamily.IPv6 ? 16 : 24;

    private readonly SlotPool<Claim> _blocks = new(new Band(0, 1UL << (mask - clusterCidr.PrefixLength)), new Band(0, 0));

    /// <summary>What stands in blocks that are used in part.</summary>
    private readonly Dictionary<ulong, List<(IpNetwork Network, Claim Claim)>> _parts = [];
    private readonly RetiredValues<ulong> _retired = new();

    public IpNetwork ClusterCidr => clusterCidr;

    public IpFamily Family => clusterCidr.Family;

    /// <summary>Number of blocks.</summary>
    public ulong Count => 1UL << (mask - clusterCidr.PrefixLength);

    /// <summary>Entries of nodes that are gone, whose blocks were not given out again.</summary>
    public IEnumerable<LockEntry> Retired => _retired.Rest();

    /// <summary>Nodes that did not get the first block of their sequence.</summary>
    public IEnumerable<Claim> Displaced => _blocks.Displaced;

    private int BlockBits => clusterCidr.Address.BitLength - mask;

    /// <summary>Who has an address of a network, or null.</summary>
    public Claim? HolderOf(IpNetwork network)
    {
        if (!clusterCidr.Overlaps(network)) return null;
        var (first, last) = BlocksOf(network);
        for (ulong index = first; index <= last; index++)
        {
            if (_blocks.OwnerOf(index) is not { } owner) continue;
            if (!_parts.TryGetValue(index, out var parts)) return owner;
            foreach (var (other, claim) in parts)
            {
                if (other.Overlaps(network)) return claim;
            }
        }

        return null;
    }

    /// <summary>Marks every block that shares an address with a network.</summary>
    public void Occupy(IpNetwork network, Claim claim)
    {
        if (!clusterCidr.Overlaps(network)) return;
        var (first, last) = BlocksOf(network);
        for (ulong index = first; index <= last; index++)
        {
            bool isFree = _blocks.OwnerOf(index) is null;
            if (isFree) _blocks.Take(index, claim);
            if (network.PrefixLength <= mask) _parts.Remove(index);
            else if (isFree) _parts.Add(index, [(network, claim)]);
            else if (_parts.TryGetValue(index, out var parts)) parts.Add((network, claim));
        }
    }

    /// <summary>Keeps the block of a node that is gone out of use, when all of it is free.</summary>
    public void Retire(LockEntry entry, IpNetwork network)
    {
        if (!clusterCidr.Contains(network) || network.PrefixLength < mask) return;
        ulong index = IndexOf(network.First);
        if (_blocks.OwnerOf(index) is not null) return;
        _blocks.Take(index, Claim.Reserved(entry.FullKey));
        _retired.Add(entry, index);
    }

    /// <summary>Takes the first free block of a hash's probe sequence, without a hash the lowest; null when there is none.</summary>
    public IpNetwork? Allocate(AllocationHash? hash, Claim claim, LockFindings findings)
    {
        ulong? index = hash is { } given ? _blocks.Allocate(given, claim) : _blocks.AllocateLowest(claim);
        if (index is { } block) return BlockAt(block);
        if (_retired.Recycle() is not { } retired) return null;
        _blocks.Release(retired.Value);
        _blocks.Take(retired.Value, claim);
        findings.Recycle(retired.Entry, claim.Manifest);
        return BlockAt(retired.Value);
    }

    /// <summary>The lowest free block, or null.</summary>
    public IpNetwork? Suggest() => _blocks.FindLowest() is { } block ? BlockAt(block) : null;

    private IpNetwork BlockAt(ulong index) => new(clusterCidr.Address.AddScaled(index, BlockBits), mask);

    private (ulong First, ulong Last) BlocksOf(IpNetwork network) =>
        clusterCidr.Contains(network) ? (IndexOf(network.First), IndexOf(network.Last)) : (0, Count - 1);

    /// <summary>The block of an address, from the bits between the two prefixes (at most sixteen).</summary>
    private ulong IndexOf(IpAddress address)
    {
        ulong high = address.High ^ clusterCidr.Address.High;
        ulong low = address.Low ^ clusterCidr.Address.Low;
        return BlockBits switch
        {
            0 => low,
            < 64 => (low >> BlockBits) | (high << (64 - BlockBits)),
            _ => high >> (BlockBits - 64),
        };
    }
}
