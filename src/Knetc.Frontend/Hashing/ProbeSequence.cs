using System.Numerics;

namespace Knetc.Hashing;

/// <summary>Visits every slot of a band once, from a start and with a stride that come from a hash.</summary>
public struct ProbeSequence
{
    private readonly ulong _size;
    private readonly ulong _stride;

    internal ProbeSequence(BigInteger a, BigInteger b, ulong size)
    {
        if (size == 0) throw new ArgumentOutOfRangeException(nameof(size));
        _size = size;
        Start = Current = (ulong)(a % size);
        _stride = Stride(b, size);
    }

    /// <summary>The slot tried first.</summary>
    public ulong Start { get; }

    /// <summary>The slot to try now.</summary>
    public ulong Current { get; private set; }

    public readonly ulong StrideLength => _stride;

    /// <summary>Goes on to the next slot; after as many steps as there are slots it is back at the start.</summary>
    public void MoveNext() => Current = Current >= _size - _stride ? Current - (_size - _stride) : Current + _stride;

    private static ulong Stride(BigInteger b, ulong size)
    {
        if (size == 1) return 1;
        ulong stride = 1 + (ulong)(b % (size - 1));
        while (GreatestCommonDivisor(stride, size) != 1) stride++;
        return stride;
    }

    private static ulong GreatestCommonDivisor(ulong left, ulong right)
    {
        while (right != 0) (left, right) = (right, left % right);
        return left;
    }
}
