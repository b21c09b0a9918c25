using System.Numerics;
using System.Text;

namespace Knetc.Hashing;

/// <summary>
/// The hash behind every choice that a live cluster makes at random (api-semantics §3.3.2): SHA-256 over what identifies
/// the request, read as two numbers of 128 bits.
/// </summary>
public readonly struct AllocationHash
{
    internal const string Version = "knetc-alloc-v1";

    /// <summary>27 characters that spell no words.</summary>
    private const string SafeAlphabet = "bcdfghjklmnpqrstvwxz2456789";

    private readonly ulong _highA;
    private readonly ulong _lowA;
    private readonly ulong _highB;
    private readonly ulong _lowB;

    private AllocationHash(ReadOnlySpan<uint> digest)
    {
        _highA = ((ulong)digest[0] << 32) | digest[1];
        _lowA = ((ulong)digest[2] << 32) | digest[3];
        _highB = ((ulong)digest[4] << 32) | digest[5];
        _lowB = ((ulong)digest[6] << 32) | digest[7];
    }

    /// <summary>The first half of the digest.</summary>
    public BigInteger A => ToNumber(_highA, _lowA);

    /// <summary>The second half of the digest.</summary>
    public BigInteger B => ToNumber(_highB, _lowB);

    /// <param name="kind">What is chosen: <c>clusterip</c>, <c>nodeport</c>, <c>podip</c>, ….</param>
    /// <param name="fields">What it is chosen for.</param>
    public static AllocationHash Of(string kind, params string[] fields)
    {
        byte[] message = Encoding.UTF8.GetBytes(Join(kind, fields));
        Span<uint> state = stackalloc uint[Sha256Block.StateWords];
        Sha256Block.InitialState.CopyTo(state);
        int hashed = 0;
        for (; message.Length - hashed >= Sha256Block.Size; hashed += Sha256Block.Size) Sha256Block.Compress(state, message.AsSpan(hashed));

        int rest = message.Length - hashed;
        Span<byte> tail = stackalloc byte[2 * Sha256Block.Size];
        tail = tail.Slice(0, Sha256Block.BlocksFor(rest) * Sha256Block.Size);
        message.AsSpan(hashed).CopyTo(tail);
        Sha256Block.Pad(tail, rest, message.Length);
        for (int start = 0; start < tail.Length; start += Sha256Block.Size) Sha256Block.Compress(state, tail.Slice(start));
        return new AllocationHash(state);
    }

    /// <summary>The text that is hashed.</summary>
    internal static string Join(string kind, string[] fields) => $"{Version}\n{kind}\n{string.Join("\n", fields)}";

    /// <summary>The slots of a band of <paramref name="size"/> slots in the order in which they are tried.</summary>
    public ProbeSequence Probe(ulong size)
    {
        if (size == 0) throw new ArgumentOutOfRangeException(nameof(size));
        return new(Remainder(_highA, _lowA, size), size == 1 ? 0 : Remainder(_highB, _lowB, size - 1), size);
    }

    /// <summary>A text of safe characters: the low digits of <see cref="A"/> to base 27, lowest first.</summary>
    public string ToSafeText(int length)
    {
        var text = new char[length];
        Span<uint> rest = [(uint)(_highA >> 32), (uint)_highA, (uint)(_lowA >> 32), (uint)_lowA];
        for (int i = 0; i < length; i++) text[i] = SafeAlphabet[(int)DivideBy(rest, (uint)SafeAlphabet.Length)];
        return new string(text);
    }

    /// <summary>Divides a number, its highest word first, in place and returns the remainder.</summary>
    private static uint DivideBy(Span<uint> number, uint divisor)
    {
        ulong remainder = 0;
        for (int i = 0; i < number.Length; i++)
        {
            ulong part = (remainder << 32) | number[i];
            number[i] = (uint)(part / divisor);
            remainder = part % divisor;
        }

        return (uint)remainder;
    }

    /// <summary>The remainder of a number of 128 bits.</summary>
    private static ulong Remainder(ulong high, ulong low, ulong divisor)
    {
        if (divisor <= uint.MaxValue)
        {
            Span<uint> words = [(uint)(high >> 32), (uint)high, (uint)(low >> 32), (uint)low];
            return DivideBy(words, (uint)divisor);
        }

        ulong remainder = high % divisor;
        for (int bit = 63; bit >= 0; bit--)
        {
            bool isCarried = remainder >> 63 != 0;
            remainder = (remainder << 1) | ((low >> bit) & 1);
            if (isCarried || remainder >= divisor) remainder = unchecked(remainder - divisor);
        }

        return remainder;
    }

    private static BigInteger ToNumber(ulong high, ulong low) => (new BigInteger(high) << 64) + low;
}
