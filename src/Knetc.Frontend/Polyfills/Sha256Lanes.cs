#if NET
using System.Runtime.Intrinsics;
#endif

namespace Knetc.Hashing;

/// <summary>The compression function of SHA-256 on eight messages side by side: with vectors where the platform has them.</summary>
internal static class Sha256Lanes
{
    /// <summary>How many messages are hashed side by side.</summary>
    public const int Count = 8;

    /// <summary>Takes one block of every message into its state.</summary>
    /// <param name="state">Eight words of eight lanes; word i of lane j at 8·i + j.</param>
    /// <param name="words">The sixteen words of the blocks, laid out likewise.</param>
#if NET
    public static void Compress(Span<uint> state, ReadOnlySpan<uint> words)
    {
        Span<Vector256<uint>> schedule = stackalloc Vector256<uint>[16];
        for (int i = 0; i < 16; i++) schedule[i] = Vector256.Create(words.Slice(Count * i, Count));
        var constants = Sha256Block.RoundConstants;
        var a = Load(state, 0);
        var b = Load(state, 1);
        var c = Load(state, 2);
        var d = Load(state, 3);
        var e = Load(state, 4);
        var f = Load(state, 5);
        var g = Load(state, 6);
        var h = Load(state, 7);
        for (int i = 0; i < 64; i++)
        {
            var word = i < 16 ? schedule[i] : Extend(schedule, i);
            var sum1 = Rotate(e, 6) ^ Rotate(e, 11) ^ Rotate(e, 25);
            var t1 = h + sum1 + (g ^ (e & (f ^ g))) + Vector256.Create(constants[i]) + word;
            var sum0 = Rotate(a, 2) ^ Rotate(a, 13) ^ Rotate(a, 22);
            var t2 = sum0 + ((a & b) | (c & (a | b)));
            h = g;
            g = f;
            f = e;
            e = d + t1;
            d = c;
            c = b;
            b = a;
            a = t1 + t2;
        }

        Add(state, 0, a);
        Add(state, 1, b);
        Add(state, 2, c);
        Add(state, 3, d);
        Add(state, 4, e);
        Add(state, 5, f);
        Add(state, 6, g);
        Add(state, 7, h);
    }

    /// <summary>Word <paramref name="i"/> of the message schedule, kept in the place of the one sixteen before it.</summary>
    private static Vector256<uint> Extend(Span<Vector256<uint>> schedule, int i)
    {
        var w15 = schedule[(i + 1) & 15];
        var w2 = schedule[(i + 14) & 15];
        var s0 = Rotate(w15, 7) ^ Rotate(w15, 18) ^ Vector256.ShiftRightLogical(w15, 3);
        var s1 = Rotate(w2, 17) ^ Rotate(w2, 19) ^ Vector256.ShiftRightLogical(w2, 10);
        return schedule[i & 15] += s0 + schedule[(i + 9) & 15] + s1;
    }

    private static Vector256<uint> Rotate(Vector256<uint> value, int count) =>
        Vector256.ShiftRightLogical(value, count) | Vector256.ShiftLeft(value, 32 - count);

    private static Vector256<uint> Load(Span<uint> state, int word) => Vector256.Create<uint>(state.Slice(Count * word, Count));

    private static void Add(Span<uint> state, int word, Vector256<uint> value)
    {
        var lanes = state.Slice(Count * word, Count);
        (Vector256.Create<uint>(lanes) + value).CopyTo(lanes);
    }
#else
    public static void Compress(Span<uint> state, ReadOnlySpan<uint> words)
    {
        Span<byte> block = stackalloc byte[Sha256Block.Size];
        Span<uint> single = stackalloc uint[Sha256Block.StateWords];
        for (int lane = 0; lane < Count; lane++)
        {
            for (int i = 0; i < 16; i++) System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(block.Slice(4 * i), words[(Count * i) + lane]);
            for (int i = 0; i < Sha256Block.StateWords; i++) single[i] = state[(Count * i) + lane];
            Sha256Block.Compress(single, block);
            for (int i = 0; i < Sha256Block.StateWords; i++) state[(Count * i) + lane] = single[i];
        }
    }
#endif
}
