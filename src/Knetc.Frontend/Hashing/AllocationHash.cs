using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Knetc.Hashing;

/// <summary>
/// The hash behind every choice that a live cluster makes at random (api-semantics §3.3.2): SHA-256 over what identifies
/// the request, read as two numbers of 128 bits.
/// </summary>
public readonly struct AllocationHash
{
    private const string Version = "knetc-alloc-v1";

    /// <summary>27 characters that spell no words.</summary>
    private const string SafeAlphabet = "bcdfghjklmnpqrstvwxz2456789";

    private AllocationHash(BigInteger a, BigInteger b)
    {
        A = a;
        B = b;
    }

    /// <summary>The first half of the digest.</summary>
    public BigInteger A { get; }

    /// <summary>The second half of the digest.</summary>
    public BigInteger B { get; }

    /// <param name="kind">What is chosen: <c>clusterip</c>, <c>nodeport</c>, <c>podip</c>, ….</param>
    /// <param name="fields">What it is chosen for.</param>
    public static AllocationHash Of(string kind, params string[] fields)
    {
        byte[] digest = Digest($"{Version}\n{kind}\n{string.Join("\n", fields)}");
        return new AllocationHash(ReadBigEndian(digest, 0), ReadBigEndian(digest, 16));
    }

    /// <summary>The slots of a band of <paramref name="size"/> slots in the order in which they are tried.</summary>
    public ProbeSequence Probe(ulong size) => new(A, B, size);

    /// <summary>A text of safe characters: the low digits of <see cref="A"/> to base 27, lowest first.</summary>
    public string ToSafeText(int length)
    {
        var text = new char[length];
        var rest = A;
        for (int i = 0; i < length; i++)
        {
            rest = BigInteger.DivRem(rest, SafeAlphabet.Length, out var digit);
            text[i] = SafeAlphabet[(int)digit];
        }

        return new string(text);
    }

    private static byte[] Digest(string text)
    {
        using var sha = SHA256.Create();
        return sha.ComputeHash(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Sixteen bytes, highest first; the array form of BigInteger wants them lowest first and a zero for the sign.</summary>
    private static BigInteger ReadBigEndian(byte[] bytes, int start)
    {
        var littleEndian = new byte[17];
        for (int i = 0; i < 16; i++) littleEndian[15 - i] = bytes[start + i];
        return new BigInteger(littleEndian);
    }
}
