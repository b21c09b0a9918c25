using System.Buffers.Binary;
using System.Text;

namespace Knetc.Hashing;

/// <summary>
/// SHA-256 of many short texts that begin alike, eight at a time. An instance keeps its buffers and serves one thread.
/// </summary>
public sealed class Sha256Batch
{
    private const int Lanes = Sha256Lanes.Count;

    private readonly uint[] _state = new uint[Sha256Block.StateWords * Lanes];
    private readonly int[] _blocks = new int[Lanes];
    private byte[] _message = new byte[4 * Sha256Block.Size];
    private uint[] _words = new uint[Sha256Block.Size * Lanes];

    /// <summary>Hashes the UTF-8 of <paramref name="common"/> with each of <paramref name="rests"/> behind it.</summary>
    /// <param name="common">How all texts begin.</param>
    /// <param name="rests">How each goes on.</param>
    /// <param name="heads">Receives the hashes; as long as <paramref name="rests"/>.</param>
    public void Hash(string common, ReadOnlySpan<string> rests, Span<HashHead> heads)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(common.Length));
        int commonLength = Encoding.UTF8.GetBytes(common, 0, common.Length, _message, 0);
        for (int start = 0; start < rests.Length; start += Lanes)
        {
            int lanes = Math.Min(Lanes, rests.Length - start);
            HashLanes(commonLength, rests.Slice(start, lanes), heads.Slice(start, lanes));
        }
    }

    private void HashLanes(int commonLength, ReadOnlySpan<string> rests, Span<HashHead> heads)
    {
        int most = 0;
        for (int lane = 0; lane < rests.Length; lane++)
        {
            _blocks[lane] = Load(lane, commonLength, rests[lane]);
            most = Math.Max(most, _blocks[lane]);
        }

        for (int i = 0; i < _state.Length; i++) _state[i] = Sha256Block.InitialState[i / Lanes];
        for (int block = 0; block < most; block++)
        {
            Sha256Lanes.Compress(_state, _words.AsSpan(block * 16 * Lanes, 16 * Lanes));
            for (int lane = 0; lane < rests.Length; lane++)
            {
                // A lane whose text has ended goes on with garbage; what counts was read after its last block.
                if (_blocks[lane] == block + 1) heads[lane] = new HashHead(Word(0, lane), Word(2, lane));
            }
        }
    }

    /// <summary>Two words of a lane's state.</summary>
    private ulong Word(int index, int lane) => ((ulong)_state[(index * Lanes) + lane] << 32) | _state[((index + 1) * Lanes) + lane];

    /// <summary>Lays a padded text into its lane and returns how many blocks it has.</summary>
    private int Load(int lane, int commonLength, string rest)
    {
        Reserve(commonLength + Encoding.UTF8.GetMaxByteCount(rest.Length));
        int length = commonLength + Encoding.UTF8.GetBytes(rest, 0, rest.Length, _message, commonLength);
        int blocks = Sha256Block.BlocksFor(length);
        Sha256Block.Pad(_message.AsSpan(0, blocks * Sha256Block.Size), length, length);
        for (int i = 0; i < blocks * 16; i++) _words[(i * Lanes) + lane] = BinaryPrimitives.ReadUInt32BigEndian(_message.AsSpan(4 * i));
        return blocks;
    }

    /// <summary>Makes room for a text of that many bytes, keeping what is in the buffers.</summary>
    private void Reserve(int bytes)
    {
        int size = Sha256Block.BlocksFor(bytes) * Sha256Block.Size;
        if (size > _message.Length) Array.Resize(ref _message, size);
        if (size / 4 * Lanes > _words.Length) Array.Resize(ref _words, size / 4 * Lanes);
    }
}
