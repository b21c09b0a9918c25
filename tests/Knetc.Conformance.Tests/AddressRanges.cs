using System.Globalization;
using System.Net;
using System.Numerics;

namespace Knetc.Conformance;

/// <summary>How nft prints the addresses of a set within a rule.</summary>
internal static class AddressRanges
{
    /// <summary>One member stands as it is; several are merged where they touch, and stay in braces.</summary>
    public static string Listed(IReadOnlyList<string> members)
    {
        if (members.Count == 1) return members[0];
        var merged = new List<(BigInteger First, BigInteger Last)>();
        var bits = members[0].Contains(':') ? 128 : 32;
        foreach (var (first, last) in members.Select(member => Range(member, bits)).Order())
        {
            if (merged.Count > 0 && first <= merged[^1].Last + 1) merged[^1] = (merged[^1].First, BigInteger.Max(merged[^1].Last, last));
            else merged.Add((first, last));
        }

        return $"{{ {string.Join(", ", merged.Select(range => Text(range.First, range.Last, bits)))} }}";
    }

    private static (BigInteger First, BigInteger Last) Range(string member, int bits)
    {
        var parts = member.Split('/');
        var first = new BigInteger(IPAddress.Parse(parts[0]).GetAddressBytes(), isUnsigned: true, isBigEndian: true);
        var length = parts.Length == 1 ? bits : int.Parse(parts[1], CultureInfo.InvariantCulture);
        return (first, first + (BigInteger.One << (bits - length)) - 1);
    }

    private static string Text(BigInteger first, BigInteger last, int bits)
    {
        var size = last - first + 1;
        if (!size.IsPowerOfTwo || !(first % size).IsZero) return $"{Address(first, bits)}-{Address(last, bits)}";
        var length = bits - (int)(size.GetBitLength() - 1);
        return length == bits ? Address(first, bits) : $"{Address(first, bits)}/{length}";
    }

    private static string Address(BigInteger value, int bits)
    {
        var bytes = new byte[bits / 8];
        var significant = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        significant.CopyTo(bytes, bytes.Length - significant.Length);
        return new IPAddress(bytes).ToString();
    }
}
