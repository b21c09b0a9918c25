using System.Buffers.Binary;
using System.Text;

namespace Knetc.Hashing;

/// <summary>
/// Chooses one of several names for a request: the one whose <see cref="AllocationHash"/> together with the request has the
/// highest <see cref="AllocationHash.A"/>. What the requests have in common is hashed once, and eight names at a time.
/// </summary>
internal sealed class RendezvousHash
{
    private const int Lanes = Sha256Lanes.Count;

    private readonly string _kind;
    private readonly byte[][] _names;
    private readonly int _longestName;

    /// <param name="kind">The kind of the hash; the name is its last field.</param>
    /// <param name="names">The names there are, in the order in which equal hashes would be told apart.</param>
    public RendezvousHash(string kind, IReadOnlyList<string> names)
    {
        _kind = kind;
        _names = new byte[names.Count][];
        for (int i = 0; i < names.Count; i++)
        {
            _names[i] = Encoding.UTF8.GetBytes(names[i]);
            _longestName = Math.Max(_longestName, _names[i].Length);
        }
    }

    /// <summary>The candidate, an index into the names, with the highest hash.</summary>
    /// <param name="candidates">At least one index; ascending.</param>
    /// <param name="fields">The fields of the request.</param>
    public int Choose(ReadOnlySpan<int> candidates, params string[] fields)
    {
        byte[] prefix = Encoding.UTF8.GetBytes(AllocationHash.Join(_kind, fields) + "\n");
        Span<uint> common = stackalloc uint[Sha256Block.StateWords];
        Sha256Block.InitialState.CopyTo(common);
        int hashed = 0;
        for (; prefix.Length - hashed >= Sha256Block.Size; hashed += Sha256Block.Size) Sha256Block.Compress(common, prefix.AsSpan(hashed));

        var rest = prefix.AsSpan(hashed);
        byte[] tail = new byte[Sha256Block.BlocksFor(rest.Length + _longestName) * Sha256Block.Size];
        rest.CopyTo(tail);
        uint[] words = new uint[tail.Length / 4 * Lanes];
        Span<uint> state = stackalloc uint[Sha256Block.StateWords * Lanes];
        Span<int> blocks = stackalloc int[Lanes];
        var best = (Index: -1, High: 0UL, Low: 0UL);
        for (int start = 0; start < candidates.Length; start += Lanes)
        {
            int lanes = Math.Min(Lanes, candidates.Length - start);
            int most = 0;
            for (int lane = 0; lane < lanes; lane++)
            {
                blocks[lane] = LoadLane(words, lane, tail, rest.Length, _names[candidates[start + lane]], prefix.Length);
                most = Math.Max(most, blocks[lane]);
            }

            for (int i = 0; i < state.Length; i++) state[i] = common[i / Lanes];
            for (int block = 0; block < most; block++)
            {
                Sha256Lanes.Compress(state, words.AsSpan(block * 16 * Lanes, 16 * Lanes));
                for (int lane = 0; lane < lanes; lane++)
                {
                    // A lane whose message has ended goes on with garbage; what counts was read after its last block.
                    if (blocks[lane] != block + 1) continue;
                    ulong high = ((ulong)state[lane] << 32) | state[Lanes + lane];
                    ulong low = ((ulong)state[(2 * Lanes) + lane] << 32) | state[(3 * Lanes) + lane];
                    int index = candidates[start + lane];
                    if (IsBetter(high, low, index, best)) best = (index, high, low);
                }
            }
        }

        return best.Index;
    }

    private static bool IsBetter(ulong high, ulong low, int index, (int Index, ulong High, ulong Low) best)
    {
        if (best.Index < 0) return true;
        if (high != best.High) return high > best.High;
        return low != best.Low ? low > best.Low : index < best.Index;
    }

    /// <summary>Lays the last blocks of one message into its lane and returns how many there are.</summary>
    private static int LoadLane(uint[] words, int lane, byte[] tail, int restLength, byte[] name, int prefixLength)
    {
        int blocks = Sha256Block.BlocksFor(restLength + name.Length);
        name.AsSpan().CopyTo(tail.AsSpan(restLength));
        Sha256Block.Pad(tail.AsSpan(0, blocks * Sha256Block.Size), restLength + name.Length, prefixLength + name.Length);
        for (int i = 0; i < blocks * 16; i++) words[(i * Lanes) + lane] = BinaryPrimitives.ReadUInt32BigEndian(tail.AsSpan(4 * i));
        return blocks;
    }
}
