using System.Collections.Immutable;
using Knetc.Hashing;
using Knetc.Locking;
using Knetc.Net;
using Knetc.Schema;

namespace Knetc.Addressing;

/// <summary>The cluster IPs of one family, over all its ranges. Uniqueness is per address, however many ranges contain it.</summary>
internal sealed class ServiceRangePool
{
    /// <summary>How far around an address another one is looked for.</summary>
    private const ulong MaxDistance = 4096;

    private readonly HashSet<IpAddress> _wanted = [];
    private readonly IpFamily _family;
    private readonly ImmutableArray<(ServiceRange Range, SlotPool<Claim> Slots)> _ranges;
    private readonly RetiredValues<IpAddress> _retired = new();
    private readonly LockFindings _findings;

    /// <param name="family">The family; networks of the other one are passed over.</param>
    /// <param name="networks">All ranges in the order in which they are used. One inside an earlier one adds nothing.</param>
    /// <param name="version">Decides how much of a large IPv6 range is usable.</param>
    /// <param name="findings">Receives retired values that are given out again.</param>
    public ServiceRangePool(IpFamily family, IEnumerable<IpNetwork> networks, KubeVersion version, LockFindings findings)
    {
        _family = family;
        _findings = findings;
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

    /// <summary>Entries of objects that are gone, whose values were not given out again.</summary>
    public IEnumerable<LockEntry> Retired => _retired.Rest();

    /// <summary>Who did not get the first address of its sequence.</summary>
    public IEnumerable<Claim> Displaced => _ranges.SelectMany(static range => range.Slots.Displaced);

    /// <summary>Whether some range has this address and it may be used.</summary>
    public bool Contains(IpAddress address)
    {
        foreach (var (range, _) in _ranges)
        {
            if (range.SlotOf(address) is not null) return true;
        }

        return false;
    }

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

    /// <summary>Notes that some manifest asks for an address, so that it is not proposed to others.</summary>
    public void Expect(IpAddress address) => _wanted.Add(address);

    /// <summary>
    /// A free address that nobody asks for, near the given one: of an address outside all ranges, near the one with the same
    /// last bits in the range that is most like it. Null when there is none close by.
    /// </summary>
    public IpAddress? NearestFree(IpAddress address)
    {
        ServiceRange? nearest = null;
        foreach (var (range, _) in _ranges)
        {
            if (nearest is null || IsNearer(range.Network.Address, nearest.Network.Address, address)) nearest = range;
        }

        if (nearest is null || nearest.LastSlot == 0) return null;
        ulong mask = nearest.Network.HostBits >= 64 ? ulong.MaxValue : (1UL << nearest.Network.HostBits) - 1;
        ulong wanted = Math.Min(Math.Max(address.Low & mask, 1), nearest.LastSlot);
        for (ulong distance = 0; distance < MaxDistance; distance++)
        {
            if (distance < wanted && Propose(nearest, wanted - distance) is { } lower) return lower;
            if (distance <= nearest.LastSlot - wanted && Propose(nearest, wanted + distance) is { } higher) return higher;
        }

        return null;
    }

    /// <summary>Keeps the address of an object that is gone out of use, when it is free and in a range.</summary>
    public void Retire(LockEntry entry, IpAddress address)
    {
        if (!Contains(address) || HolderOf(address) is not null) return;
        Take(address, Claim.Reserved(entry.FullKey));
        _retired.Add(entry, address);
    }

    /// <summary>Chooses an address for a Service; null when every range is used up.</summary>
    public IpAddress? Allocate(string @namespace, string name, Claim claim)
    {
        var hash = Hash(@namespace, name);
        foreach (var (range, slots) in _ranges)
        {
            if (slots.Allocate(hash, claim) is not { } slot) continue;
            var address = range.AddressOf(slot);
            Take(address, claim);
            return address;
        }

        if (_retired.Recycle() is not { } retired) return null;
        foreach (var (range, slots) in _ranges)
        {
            if (range.SlotOf(retired.Value) is { } slot) slots.Release(slot);
        }

        _findings.Recycle(retired.Entry, claim.Manifest);
        Take(retired.Value, claim);
        return retired.Value;
    }

    /// <summary>The address that <see cref="Allocate"/> would choose now; null when every range is used up.</summary>
    public IpAddress? Suggest(string @namespace, string name)
    {
        var hash = Hash(@namespace, name);
        foreach (var (range, slots) in _ranges)
        {
            if (slots.FindFree(hash) is { } slot) return range.AddressOf(slot);
        }

        return null;
    }

    private IpAddress? Propose(ServiceRange range, ulong slot)
    {
        var address = range.AddressOf(slot);
        return HolderOf(address) is null && !_wanted.Contains(address) ? address : null;
    }

    private static bool IsNearer(IpAddress left, IpAddress right, IpAddress address) =>
        (left.High ^ address.High, left.Low ^ address.Low).CompareTo((right.High ^ address.High, right.Low ^ address.Low)) < 0;

    private AllocationHash Hash(string @namespace, string name) => AllocationHash.Of("clusterip", _family.ToString(), @namespace, name);
}
