using System.Collections.Immutable;
using Knetc.Hashing;
using Knetc.Net;
using Knetc.Schema;

namespace Knetc.Addressing;

/// <summary>The cluster IPs of one family, over all its ranges. Uniqueness is per address, however many ranges contain it.</summary>
internal sealed class ServiceRangePool
{
    private readonly IpFamily _family;
    private readonly ImmutableArray<(ServiceRange Range, SlotPool<Claim> Slots)> _ranges;

    /// <param name="family">The family; networks of the other one are passed over.</param>
    /// <param name="networks">All ranges in the order in which they are used. One inside an earlier one adds nothing.</param>
    /// <param name="version">Decides how much of a large IPv6 range is usable.</param>
    public ServiceRangePool(IpFamily family, IEnumerable<IpNetwork> networks, KubeVersion version)
    {
        _family = family;
        var ranges = ImmutableArray.CreateBuilder<(ServiceRange, SlotPool<Claim>)>();
        foreach (var network in networks)
        {
            if (network.Family != family || network.HostBits > 64 || ranges.Any(range => range.Item1.Network.Contains(network))) continue;
            var range = new ServiceRange(network, version);
            ranges.Add((range, new SlotPool<Claim>(range.Dynamic, range.Static)));
        }

        _ranges = ranges.ToImmutable();
    }

    public IEnumerable<IpNetwork> Networks => _ranges.Select(range => range.Range.Network);

    /// <summary>Whether some range has this address and it may be used.</summary>
    public bool Contains(IpAddress address) => Find(address) is not null;

    /// <summary>The holder of an address of a range, or null when it is free.</summary>
    public Claim? HolderOf(IpAddress address)
    {
        foreach (var (range, slots) in _ranges)
        {
            if (range.SlotOf(address) is { } slot && slots.OwnerOf(slot) is { } holder) return holder;
        }

        return null;
    }

    /// <summary>Gives an address to a holder in every range that has it.</summary>
    public void Take(IpAddress address, Claim claim)
    {
        foreach (var (range, slots) in _ranges)
        {
            if (range.SlotOf(address) is { } slot && slots.OwnerOf(slot) is null) slots.Take(slot, claim);
        }
    }

    /// <summary>Chooses an address for a Service; null when every range is used up.</summary>
    public IpAddress? Allocate(string @namespace, string name, Claim claim)
    {
        var hash = AllocationHash.Of("clusterip", _family.ToString(), @namespace, name);
        foreach (var (range, slots) in _ranges)
        {
            if (slots.Allocate(hash, claim) is not { } slot) continue;
            var address = range.AddressOf(slot);
            Take(address, claim);
            return address;
        }

        return null;
    }

    private ServiceRange? Find(IpAddress address)
    {
        foreach (var (range, _) in _ranges)
        {
            if (range.SlotOf(address) is not null) return range;
        }

        return null;
    }
}
