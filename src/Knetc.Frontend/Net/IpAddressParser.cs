namespace Knetc.Net;

/// <summary>Reads the text of addresses by the three grades. Nothing is allocated.</summary>
internal static class IpAddressParser
{
    /// <summary>Numbers from here on count as out of range, so that a long row of digits cannot overflow.</summary>
    private const int TooBig = 0xFFFFFF;

    private const ulong MappedPrefix = 0xffff_0000_0000;

    /// <summary>Reads an address; IPv4-mapped text gives an IPv4 address where the grade allows it at all.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, ParsingGrade grade, out IpAddress address)
    {
        if (!TryParseAsWritten(text, grade, out address)) return false;
        if (IsMapped(address)) address = IpAddress.FromIPv4((uint)address.Low);
        return grade != ParsingGrade.Canonical || IsCanonical(text, address);
    }

    /// <summary>As <see cref="TryParse"/>, but mapped text stays IPv6 and the spelling is not compared.</summary>
    public static bool TryParseAsWritten(ReadOnlySpan<char> text, ParsingGrade grade, out IpAddress address)
    {
        bool strict = grade != ParsingGrade.Sloppy;
        if (text.IndexOf(':') >= 0)
        {
            return TryParseIPv6(text, strict, out address) && !(strict && IsMapped(address));
        }

        bool valid = TryParseIPv4(text, strict, out uint value);
        address = IpAddress.FromIPv4(value);
        return valid;
    }

    public static bool IsMapped(IpAddress address) =>
        address is { Family: IpFamily.IPv6, High: 0 } && (address.Low & ~0xffff_ffffUL) == MappedPrefix;

    /// <summary>Reads decimal digits from the start of the text; 0 when there are none or the number is far too big.</summary>
    public static int ReadDecimal(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        int i = 0;
        for (; i < text.Length && text[i] is >= '0' and <= '9'; i++)
        {
            value = (value * 10) + (text[i] - '0');
            if (value >= TooBig) return 0;
        }

        return i;
    }

    private static bool IsCanonical(ReadOnlySpan<char> text, IpAddress address)
    {
        Span<char> buffer = stackalloc char[IpAddress.MaxTextLength];
        int length = IpAddressFormatter.Format(address, buffer);
        return text.SequenceEqual(buffer.Slice(0, length));
    }

    private static bool TryParseIPv4(ReadOnlySpan<char> text, bool strict, out uint value)
    {
        value = 0;
        uint result = 0;
        for (int i = 0; i < 4; i++)
        {
            if (i > 0)
            {
                if (text.IsEmpty || text[0] != '.') return false;
                text = text.Slice(1);
            }

            int length = ReadDecimal(text, out int octet);
            if (length == 0 || octet > 0xff) return false;
            if (strict && length > 1 && text[0] == '0') return false;
            text = text.Slice(length);
            result = (result << 8) | (uint)octet;
        }

        value = result;
        return text.IsEmpty;
    }

    private static bool TryParseIPv6(ReadOnlySpan<char> text, bool strict, out IpAddress address)
    {
        address = default;
        Span<ushort> groups = stackalloc ushort[8];
        int count = 0;
        int ellipsis = -1;

        if (text.Length >= 2 && text[0] == ':' && text[1] == ':')
        {
            ellipsis = 0;
            text = text.Slice(2);
        }

        while (count < 8 && !text.IsEmpty)
        {
            int length = ReadHex(text, out int group);
            if (length == 0 || group > 0xffff) return false;
            if (length < text.Length && text[length] == '.')
            {
                // A dotted quad may only stand for the last two groups.
                if (count > 6 || (ellipsis < 0 && count != 6)) return false;
                if (!TryParseIPv4(text, strict, out uint quad)) return false;
                groups[count++] = (ushort)(quad >> 16);
                groups[count++] = (ushort)quad;
                text = default;
                break;
            }

            if (strict && length > 4) return false;
            groups[count++] = (ushort)group;
            text = text.Slice(length);
            if (text.IsEmpty) break;
            if (text[0] != ':' || text.Length == 1) return false;
            text = text.Slice(1);
            if (text[0] != ':') continue;
            if (ellipsis >= 0) return false;
            ellipsis = count;
            text = text.Slice(1);
        }

        if (!text.IsEmpty) return false;

        // The ellipsis stands for one group or more; without it all eight must be there.
        if (ellipsis < 0 ? count != 8 : count == 8) return false;
        if (ellipsis >= 0)
        {
            int tail = count - ellipsis;
            for (int i = 1; i <= tail; i++) groups[8 - i] = groups[count - i];
            groups.Slice(ellipsis, 8 - count).Clear();
        }

        address = new IpAddress(IpFamily.IPv6, Join(groups.Slice(0, 4)), Join(groups.Slice(4)));
        return true;
    }

    private static ulong Join(ReadOnlySpan<ushort> groups) =>
        ((ulong)groups[0] << 48) | ((ulong)groups[1] << 32) | ((ulong)groups[2] << 16) | groups[3];

    private static int ReadHex(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        int i = 0;
        for (; i < text.Length; i++)
        {
            int digit = text[i] switch
            {
                >= '0' and <= '9' => text[i] - '0',
                >= 'a' and <= 'f' => text[i] - 'a' + 10,
                >= 'A' and <= 'F' => text[i] - 'A' + 10,
                _ => -1,
            };
            if (digit < 0) break;
            value = (value << 4) + digit;
            if (value >= TooBig) return 0;
        }

        return i;
    }
}
