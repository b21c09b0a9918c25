namespace Knetc.Hashing;

/// <summary>Visits every slot of a band once, from a start and with a stride that come from a hash.</summary>
public struct ProbeSequence
{
    private readonly ulong _size;
    private readonly ulong _stride;

    /// <param name="start">The slot tried first.</param>
    /// <param name="leap">One less than the shortest stride that will do; without meaning when there is one slot.</param>
    /// <param name="size">How many slots there are, at least one.</param>
    internal ProbeSequence(ulong start, ulong leap, ulong size)
    {
        _size = size;
        Start = Current = start;
        _stride = Stride(leap, size);
    }

    /// <summary>The slot tried first.</summary>
    public ulong Start { get; }

    /// <summary>The slot to try now.</summary>
    public ulong Current { get; private set; }

    public readonly ulong StrideLength => _stride;

    /// <summary>Goes on to the next slot; after as many steps as there are slots it is back at the start.</summary>
    public void MoveNext() => Current = Current >= _size - _stride ? Current - (_size - _stride) : Current + _stride;

    private static ulong Stride(ulong leap, ulong size)
    {
        if (size == 1) return 1;
        ulong stride = 1 + leap;
        while (GreatestCommonDivisor(stride, size) != 1) stride++;
        return stride;
    }

    private static ulong GreatestCommonDivisor(ulong left, ulong right)
    {
        while (right != 0) (left, right) = (right, left % right);
        return left;
    }
}
