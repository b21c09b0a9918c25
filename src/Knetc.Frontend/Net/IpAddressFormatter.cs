namespace Knetc.Net;

/// <summary>Writes addresses in their canonical form.</summary>
internal static class IpAddressFormatter
{
    public static int Format(IpAddress address, Span<char> destination)
    {
        if (address.Family == IpFamily.IPv4) return FormatIPv4((uint)address.Low, destination);
        if (IpAddressParser.IsMapped(address))
        {
            "::ffff:".AsSpan().CopyTo(destination);
            return 7 + FormatIPv4((uint)address.Low, destination.Slice(7));
        }

        return FormatIPv6(address, destination);
    }

    /// <summary>Writes a number of up to three digits.</summary>
    public static int FormatSmall(int value, Span<char> destination)
    {
        int length = 0;
        if (value >= 100) destination[length++] = (char)('0' + (value / 100));
        if (value >= 10) destination[length++] = (char)('0' + (value / 10 % 10));
        destination[length++] = (char)('0' + (value % 10));
        return length;
    }

    private static int FormatIPv4(uint value, Span<char> destination)
    {
        int length = 0;
        for (int shift = 24; shift >= 0; shift -= 8)
        {
            if (shift < 24) destination[length++] = '.';
            length += FormatSmall((int)((value >> shift) & 0xff), destination.Slice(length));
        }

        return length;
    }

    private static int FormatIPv6(IpAddress address, Span<char> destination)
    {
        var (start, end) = FindZeros(address);
        int length = 0;
        for (int i = 0; i < 8; i++)
        {
            if (i == start)
            {
                destination[length++] = ':';
                destination[length++] = ':';
                i = end - 1;
                continue;
            }

            if (i > 0 && i != end) destination[length++] = ':';
            int group = Group(address, i);
            for (int shift = group >= 0x1000 ? 12 : group >= 0x100 ? 8 : group >= 0x10 ? 4 : 0; shift >= 0; shift -= 4)
            {
                destination[length++] = "0123456789abcdef"[(group >> shift) & 0xf];
            }
        }

        return length;
    }

    /// <summary>The longest row of at least two zero groups, the first of equally long ones; (-1, -1) without one.</summary>
    private static (int Start, int End) FindZeros(IpAddress address)
    {
        var best = (Start: -1, End: -1);
        int bestLength = 1;
        for (int i = 0; i < 8; i++)
        {
            int end = i;
            while (end < 8 && Group(address, end) == 0) end++;
            if (end - i > bestLength)
            {
                best = (i, end);
                bestLength = end - i;
            }

            if (end > i) i = end;
        }

        return best;
    }

    private static int Group(IpAddress address, int index) =>
        (int)((index < 4 ? address.High : address.Low) >> (48 - (16 * (index & 3)))) & 0xffff;
}
