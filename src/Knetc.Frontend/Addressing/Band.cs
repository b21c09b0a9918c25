namespace Knetc.Addressing;

/// <summary>A run of consecutive slots of a pool that share a purpose.</summary>
/// <param name="First">The first slot, counted from the start of the pool.</param>
/// <param name="Size">How many slots there are; may be zero.</param>
internal readonly record struct Band(ulong First, ulong Size)
{
    public bool Contains(ulong slot) => slot >= First && slot - First < Size;
}
