using Knetc.Binding;
using Knetc.Hashing;
using Knetc.Locking;
using Knetc.Net;
using Knetc.Yaml;

namespace Knetc.Addressing;

/// <summary>The pod addresses of one pod range of a node.</summary>
internal sealed class PodRangePool(IpNetwork network)
{
    /// <summary>Slot 0: behind the network address and the gateway.</summary>
    private const ulong FirstOffset = 2;

    private readonly SlotPool<Claim> _slots = new(new Band(0, SlotCount(network)), new Band(0, 0));
    private readonly RetiredValues<ulong> _retired = new();

    public IpNetwork Network => network;

    /// <summary>Entries of pods that are gone, whose addresses were not given out again.</summary>
    public IEnumerable<LockEntry> Retired => _retired.Rest();

    /// <summary>Pods that did not get the first address of their sequence.</summary>
    public IReadOnlyList<Claim> Displaced => _slots.Displaced;

    /// <summary>Whether a pod may have the address.</summary>
    public bool Contains(IpAddress address) => SlotOf(address) is not null;

    public Claim? HolderOf(IpAddress address) => SlotOf(address) is { } slot ? _slots.OwnerOf(slot) : null;

    /// <summary>Gives a free address to a pod.</summary>
    public void Take(IpAddress address, Claim claim) => _slots.Take(SlotOf(address)!.Value, claim);

    /// <summary>Keeps the address of a pod that is gone out of use, when it is free.</summary>
    public void Retire(LockEntry entry, IpAddress address)
    {
        if (SlotOf(address) is not { } slot || _slots.OwnerOf(slot) is not null) return;
        _slots.Take(slot, new Claim("a pod that is gone", null, FieldPath.Root));
        _retired.Add(entry, slot);
    }

    /// <summary>Chooses an address; null when the range is used up.</summary>
    public IpAddress? Allocate(Pod pod, bool byHash, LockFindings findings)
    {
        var claim = Claim.By(pod.Manifest, FieldPath.Root);
        ulong? slot = byHash ? _slots.Allocate(Hash(pod), claim) : _slots.AllocateLowest(claim);
        if (slot is { } free) return AddressAt(free);
        if (_retired.Recycle() is not { } retired) return null;
        _slots.Release(retired.Value);
        _slots.Take(retired.Value, claim);
        findings.Recycle(retired.Entry, pod.Manifest);
        return AddressAt(retired.Value);
    }

    /// <summary>A free address for a pod, or null.</summary>
    public IpAddress? Suggest(Pod pod) => _slots.FindFree(Hash(pod)) is { } slot ? AddressAt(slot) : null;

    private AllocationHash Hash(Pod pod) => AllocationHash.Of("podip", network.Family.ToString(), pod.Namespace, pod.Name);

    private IpAddress AddressAt(ulong slot) => network.Address.Add(slot + FirstOffset);

    private ulong? SlotOf(IpAddress address)
    {
        if (!network.Contains(address)) return null;
        ulong offset = address.OffsetFrom(network.Address);
        return offset >= FirstOffset && offset - FirstOffset < SlotCount(network) ? offset - FirstOffset : null;
    }

    /// <summary>How many addresses a range has for pods: without network address, gateway and (IPv4) broadcast address.</summary>
    private static ulong SlotCount(IpNetwork network)
    {
        ulong allOnes = network.HostBits >= 64 ? ulong.MaxValue : (1UL << network.HostBits) - 1;
        ulong last = network.Family == IpFamily.IPv4 && allOnes > 0 ? allOnes - 1 : allOnes;
        return last < FirstOffset ? 0 : last - FirstOffset + 1;
    }
}
