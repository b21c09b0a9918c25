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
    private readonly List<TOwner> _displaced = [];
    private ulong _lowest = dynamicBand.First;
    private ulong _usedDynamic;
    private ulong _usedStatic;

    /// <summary>Owners that did not get the first slot of their sequence.</summary>
    public IReadOnlyList<TOwner> Displaced => _displaced;

    /// <summary>The owner of a slot, or null.</summary>
    public TOwner? OwnerOf(ulong slot) => _owners.TryGetValue(slot, out var owner) ? owner : null;

    /// <summary>Gives a slot to an owner; the slot must be free.</summary>
    public void Take(ulong slot, TOwner owner)
    {
        _owners.Add(slot, owner);
        if (dynamicBand.Contains(slot)) _usedDynamic++;
        else if (staticBand.Contains(slot)) _usedStatic++;
    }

    /// <summary>Takes a slot away from its owner.</summary>
    public void Release(ulong slot)
    {
        if (!_owners.Remove(slot)) return;
        if (dynamicBand.Contains(slot)) _usedDynamic--;
        else if (staticBand.Contains(slot)) _usedStatic--;
        _lowest = Math.Min(_lowest, slot);
    }

    /// <summary>Finds a free slot by hash and gives it to the owner; null when there is none.</summary>
    public ulong? Allocate(AllocationHash hash, TOwner owner)
    {
        if (FindFree(hash, out bool isFirst) is not { } slot) return null;
        if (!isFirst) _displaced.Add(owner);
        Take(slot, owner);
        return slot;
    }

    /// <summary>The free slot that a hash would get now, or null.</summary>
    public ulong? FindFree(AllocationHash hash) => FindFree(hash, out _);

    /// <summary>The lowest free slot of the dynamic band, or null.</summary>
    public ulong? FindLowest()
    {
        if (_usedDynamic >= dynamicBand.Size) return null;
        while (_owners.ContainsKey(_lowest) || !dynamicBand.Contains(_lowest)) _lowest++;
        return _lowest;
    }

    /// <summary>Takes the lowest free slot of the dynamic band, or null.</summary>
    public ulong? AllocateLowest(TOwner owner)
    {
        if (FindLowest() is not { } slot) return null;
        Take(slot, owner);
        return slot;
    }

    private ulong? FindFree(AllocationHash hash, out bool isFirst)
    {
        if (FindFree(hash, dynamicBand, _usedDynamic, out isFirst) is { } slot) return slot;
        var last = FindFree(hash, staticBand, _usedStatic, out _);
        isFirst = last is null || dynamicBand.Size == 0;
        return last;
    }

    private ulong? FindFree(AllocationHash hash, Band band, ulong used, out bool isFirst)
    {
        isFirst = true;
        if (used >= band.Size) return null;
        var probe = hash.Probe(band.Size);
        for (; _owners.ContainsKey(band.First + probe.Current); isFirst = false) probe.MoveNext();
        return band.First + probe.Current;
    }
}
