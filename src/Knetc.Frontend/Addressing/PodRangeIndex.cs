using System.Collections.Immutable;
using Knetc.Net;

namespace Knetc.Addressing;

/// <summary>Finds the pod range that an address belongs to. Ranges of nodes do not overlap; where they do all the same, the last one before the address counts.</summary>
internal sealed class PodRangeIndex(IEnumerable<PodRangePool> pools)
{
    private readonly ImmutableArray<PodRangePool> _pools = [.. pools.OrderBy(static pool => pool.Network)];

    public PodRangePool? Find(IpAddress address)
    {
        int low = 0;
        int high = _pools.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_pools[middle].Network.First.CompareTo(address) <= 0) low = middle + 1;
            else high = middle;
        }

        return low > 0 && _pools[low - 1].Network.Contains(address) ? _pools[low - 1] : null;
    }
}
