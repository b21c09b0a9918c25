using System.Buffers.Binary;

namespace Knetc.Hashing;

/// <summary>
/// The compression function of SHA-256 (FIPS 180-4), one block at a time. The platform's SHA-256 takes over a microsecond
/// for a short text, most of it setting up, and placement hashes every pod against every node.
/// </summary>
internal static class Sha256Block
{
    /// <summary>Bytes in a block.</summary>
    public const int Size = 64;

    /// <summary>32-bit words in the state.</summary>
    public const int StateWords = 8;

    /// <summary>The state before the first block.</summary>
    public static ReadOnlySpan<uint> InitialState => InitialWords;

    /// <summary>The 64 round constants.</summary>
    public static ReadOnlySpan<uint> RoundConstants => Constants;

    private static readonly uint[] InitialWords =
    [
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
    ];

    private static readonly uint[] Constants =
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    /// <summary>Takes one block of 64 bytes into the state.</summary>
    public static void Compress(Span<uint> state, ReadOnlySpan<byte> block)
    {
        Span<uint> words = stackalloc uint[64];
        for (int i = 0; i < 16; i++) words[i] = BinaryPrimitives.ReadUInt32BigEndian(block.Slice(4 * i));
        for (int i = 16; i < 64; i++)
        {
            uint w15 = words[i - 15];
            uint w2 = words[i - 2];
            uint s0 = Rotate(w15, 7) ^ Rotate(w15, 18) ^ (w15 >> 3);
            uint s1 = Rotate(w2, 17) ^ Rotate(w2, 19) ^ (w2 >> 10);
            words[i] = unchecked(words[i - 16] + s0 + words[i - 7] + s1);
        }

        uint a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
        for (int i = 0; i < 64; i++)
        {
            uint sum1 = Rotate(e, 6) ^ Rotate(e, 11) ^ Rotate(e, 25);
            uint t1 = unchecked(h + sum1 + ((e & f) ^ (~e & g)) + Constants[i] + words[i]);
            uint sum0 = Rotate(a, 2) ^ Rotate(a, 13) ^ Rotate(a, 22);
            uint t2 = unchecked(sum0 + ((a & b) ^ (a & c) ^ (b & c)));
            h = g;
            g = f;
            f = e;
            e = unchecked(d + t1);
            d = c;
            c = b;
            b = a;
            a = unchecked(t1 + t2);
        }

        unchecked
        {
            state[0] += a;
            state[1] += b;
            state[2] += c;
            state[3] += d;
            state[4] += e;
            state[5] += f;
            state[6] += g;
            state[7] += h;
        }
    }

    /// <summary>Writes what ends a message behind its last byte: a one bit, zeros and the length of the message in bits.</summary>
    /// <param name="blocks">The last blocks of the message, a multiple of <see cref="Size"/> long.</param>
    /// <param name="used">How many of their bytes are message.</param>
    /// <param name="messageLength">Bytes of the whole message.</param>
    public static void Pad(Span<byte> blocks, int used, long messageLength)
    {
        blocks[used] = 0x80;
        blocks.Slice(used + 1).Clear();
        BinaryPrimitives.WriteInt64BigEndian(blocks.Slice(blocks.Length - 8), messageLength * 8);
    }

    /// <summary>How many blocks that many last bytes of a message take with their padding.</summary>
    public static int BlocksFor(int bytes) => (bytes + 9 + Size - 1) / Size;

    private static uint Rotate(uint value, int count) => (value >> count) | (value << (32 - count));
}
