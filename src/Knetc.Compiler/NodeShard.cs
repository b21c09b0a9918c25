using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Knetc;

/// <summary>
/// One of several parts of a cluster's nodes, for runs that share the work. Which part a node is in depends on its name alone, so
/// that a node that comes or goes moves no other: the first 8 bytes of the SHA-256 of the name, as a big-endian number, modulo the
/// number of parts.
/// </summary>
/// <param name="Index">Which part, from 0.</param>
/// <param name="Count">How many there are, at least 1.</param>
public readonly record struct NodeShard(int Index, int Count)
{
    /// <summary>More parts than there are nodes in the largest clusters.</summary>
    public const int MaxCount = 10000;

    /// <summary>Whether this part has what belongs to no node: there it is written once.</summary>
    public bool HasClusterFiles => Index == 0;

    /// <summary>Reads <c>K/N</c>, K from 0 to N - 1.</summary>
    public static bool TryParse(string text, out NodeShard shard)
    {
        shard = default;
        string[] parts = text.Split('/');
        if (parts.Length != 2 || !TryParseNumber(parts[0], out int index) || !TryParseNumber(parts[1], out int count)) return false;
        if (count is < 1 or > MaxCount || index >= count) return false;
        shard = new NodeShard(index, count);
        return true;
    }

    /// <summary>Whether the node is in this part.</summary>
    public bool Contains(string nodeName)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(nodeName));
        return BinaryPrimitives.ReadUInt64BigEndian(hash) % (ulong)Count == (ulong)Index;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");

    private static bool TryParseNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
