using Knetc.Hashing;

namespace Knetc.Addressing;

/// <summary>
/// Slots of which each has at most one owner. New owners get the first free slot of their probe sequence in the dynamic
/// band, and in the static band only once the dynamic one is used up.
/// </summary>
internal sealed class SlotPool<TOwner>(Band dynamicBand, Band staticBand)
    where TOwner : class
{
    private readonly Dictionary<ulong, TOwner> _owners = [];
    private ulong _lowest = dynamicBand.First;
    private ulong _usedDynamic;
    private ulong _usedStatic;

    /// <summary>The owner of a slot, or null.</summary>
    public TOwner? OwnerOf(ulong slot) => _owners.TryGetValue(slot, out var owner) ? owner : null;

    /// <summary>Gives a slot to an owner; the slot must be free.</summary>
    public void Take(ulong slot, TOwner owner)
    {
        _owners.Add(slot, owner);
        if (dynamicBand.Contains(slot)) _usedDynamic++;
        else if (staticBand.Contains(slot)) _usedStatic++;
    }

    /// <summary>Finds a free slot by hash and gives it to the owner; null when there is none.</summary>
    public ulong? Allocate(AllocationHash hash, TOwner owner)
    {
        if ((FindFree(hash, dynamicBand, _usedDynamic) ?? FindFree(hash, staticBand, _usedStatic)) is not { } slot) return null;
        Take(slot, owner);
        return slot;
    }

    /// <summary>Takes the lowest free slot of the dynamic band, or null.</summary>
    public ulong? AllocateLowest(TOwner owner)
    {
        if (_usedDynamic >= dynamicBand.Size) return null;
        while (_owners.ContainsKey(_lowest)) _lowest++;
        Take(_lowest, owner);
        return _lowest;
    }

    private ulong? FindFree(AllocationHash hash, Band band, ulong used)
    {
        if (used >= band.Size) return null;
        var probe = hash.Probe(band.Size);
        while (_owners.ContainsKey(band.First + probe.Current)) probe.MoveNext();
        return band.First + probe.Current;
    }
}
