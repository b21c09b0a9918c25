using Knetc.Hashing;
using Knetc.Net;

namespace Knetc.Addressing;

/// <summary>The blocks of one cluster range.</summary>
internal sealed class NodeBlockPool(IpNetwork clusterCidr, int mask)
{
    /// <summary>The controller refuses IPv6 ranges of more than 2 to this power blocks; IPv4 ones are bounded by their size alone.</summary>
    public static int MaxBlockBits(IpFamily family) => family == IpFamily.IPv6 ? 16 : 24;

    private readonly SlotPool<Claim> _blocks = new(new Band(0, 1UL << (mask - clusterCidr.PrefixLength)), new Band(0, 0));

    public IpNetwork ClusterCidr => clusterCidr;

    public IpFamily Family => clusterCidr.Family;

    /// <summary>Number of blocks.</summary>
    public ulong Count => 1UL << (mask - clusterCidr.PrefixLength);

    private int BlockBits => clusterCidr.Address.BitLength - mask;

    /// <summary>Marks every block that shares an address with a network.</summary>
    public void Occupy(IpNetwork network, Claim claim)
    {
        if (!clusterCidr.Overlaps(network)) return;
        ulong first = clusterCidr.Contains(network) ? IndexOf(network.First) : 0;
        ulong last = clusterCidr.Contains(network) ? IndexOf(network.Last) : Count - 1;
        for (ulong index = first; index <= last; index++)
        {
            if (_blocks.OwnerOf(index) is null) _blocks.Take(index, claim);
        }
    }

    /// <summary>Takes the first free block of a hash's probe sequence, without a hash the lowest; null when there is none.</summary>
    public IpNetwork? Allocate(AllocationHash? hash, Claim claim)
    {
        ulong? index = hash is { } given ? _blocks.Allocate(given, claim) : _blocks.AllocateLowest(claim);
        return index is { } block ? new IpNetwork(clusterCidr.Address.AddScaled(block, BlockBits), mask) : null;
    }

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
