using System.Globalization;

namespace Knetc.Net;

/// <summary>
/// An IPv4 or IPv6 address as a value: 128 bits in network order and a family. An IPv4 address is in the low 32 bits of
/// <see cref="Low"/>. Addresses order by family, IPv4 first, then by number.
/// </summary>
public readonly record struct IpAddress(IpFamily Family, ulong High, ulong Low) : IComparable<IpAddress>
{
    /// <summary>The most characters <see cref="Format"/> writes.</summary>
    public const int MaxTextLength = 45;

    /// <summary>An IPv4 address from its 32-bit number.</summary>
    public static IpAddress FromIPv4(uint value) => new(IpFamily.IPv4, 0, value);

    /// <summary>Number of bits in an address of this family: 32 or 128.</summary>
    public int BitLength => Family == IpFamily.IPv4 ? 32 : 128;

    public bool IsUnspecified => High == 0 && Low == 0;

    public bool IsLoopback => Family == IpFamily.IPv4 ? Low >> 24 == 127 : High == 0 && Low == 1;

    public bool IsMulticast => Family == IpFamily.IPv4 ? Low >> 28 == 0xe : High >> 56 == 0xff;

    /// <summary>169.254.0.0/16 or fe80::/10.</summary>
    public bool IsLinkLocalUnicast => Family == IpFamily.IPv4 ? Low >> 16 == 0xa9fe : High >> 54 == 0xfe80 >> 6;

    /// <summary>224.0.0.0/24, or an IPv6 multicast address of link-local scope whatever its flags.</summary>
    public bool IsLinkLocalMulticast => Family == IpFamily.IPv4 ? Low >> 8 == 0xe00000 : ((High >> 48) & 0xff0f) == 0xff02;

    /// <summary>
    /// Reads an address. IPv4-mapped IPv6 text gives an IPv4 address under <see cref="ParsingGrade.Sloppy"/> and is refused
    /// otherwise. Zone identifiers and surrounding white space are always refused.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, ParsingGrade grade, out IpAddress address) =>
        IpAddressParser.TryParse(text, grade, out address);

    /// <summary>The address <paramref name="offset"/> further on; false past the last address of the family.</summary>
    public bool TryAdd(ulong offset, out IpAddress result) => TryAddScaled(offset, 0, out result);

    /// <summary>
    /// This address plus <paramref name="count"/> · 2^<paramref name="shift"/>: the start of the count-th block of that
    /// size. False past the last address of the family.
    /// </summary>
    /// <param name="count">How many blocks to go on.</param>
    /// <param name="shift">0 to 128.</param>
    public bool TryAddScaled(ulong count, int shift, out IpAddress result)
    {
        result = this;
        if (count == 0) return true;
        if (shift >= BitLength) return false;

        ulong low = shift < 64 ? count << shift : 0;
        ulong high = shift switch
        {
            0 => 0,
            < 64 => count >> (64 - shift),
            _ => count << (shift - 64),
        };
        if (shift > 64 && count >> (128 - shift) != 0) return false;

        ulong sumLow = Low + low;
        ulong carry = sumLow < low ? 1UL : 0UL;
        ulong sumHigh = High + high;
        if (sumHigh < high) return false;
        sumHigh += carry;
        if (carry == 1 && sumHigh == 0) return false;
        if (Family == IpFamily.IPv4 && (sumHigh != 0 || sumLow > uint.MaxValue)) return false;

        result = new IpAddress(Family, sumHigh, sumLow);
        return true;
    }

    /// <summary>The address <paramref name="offset"/> further on.</summary>
    /// <exception cref="OverflowException">There is no such address in the family.</exception>
    public IpAddress Add(ulong offset) => TryAdd(offset, out var result) ? result : throw new OverflowException();

    /// <summary>This address plus <paramref name="count"/> · 2^<paramref name="shift"/>.</summary>
    /// <exception cref="OverflowException">There is no such address in the family.</exception>
    public IpAddress AddScaled(ulong count, int shift) =>
        TryAddScaled(count, shift, out var result) ? result : throw new OverflowException();

    /// <summary>
    /// How many addresses this one is behind <paramref name="start"/>, an address of the same family that is not greater;
    /// <see cref="ulong.MaxValue"/> stands for that many or more.
    /// </summary>
    public ulong OffsetFrom(IpAddress start)
    {
        ulong low = Low - start.Low;
        ulong high = High - start.High - (Low < start.Low ? 1UL : 0UL);
        return high == 0 ? low : ulong.MaxValue;
    }

    /// <summary>This address with all bits behind the first <paramref name="prefixLength"/> cleared.</summary>
    public IpAddress Mask(int prefixLength)
    {
        var (high, low) = HostMask(prefixLength);
        return new IpAddress(Family, High & ~high, Low & ~low);
    }

    /// <summary>This address with all bits behind the first <paramref name="prefixLength"/> set.</summary>
    public IpAddress FillHost(int prefixLength)
    {
        var (high, low) = HostMask(prefixLength);
        return new IpAddress(Family, High | high, Low | low);
    }

    /// <inheritdoc/>
    public int CompareTo(IpAddress other)
    {
        if (Family != other.Family) return Family < other.Family ? -1 : 1;
        return High != other.High ? High.CompareTo(other.High) : Low.CompareTo(other.Low);
    }

    /// <summary>The canonical text and a port, IPv6 in brackets.</summary>
    public string WithPort(int port) => Family == IpFamily.IPv4
        ? string.Format(CultureInfo.InvariantCulture, "{0}:{1}", this, port)
        : string.Format(CultureInfo.InvariantCulture, "[{0}]:{1}", this, port);

    /// <summary>Writes the canonical text and returns its length, at most <see cref="MaxTextLength"/>.</summary>
    public int Format(Span<char> destination) => IpAddressFormatter.Format(this, destination);

    /// <summary>The canonical text: dotted quad, or RFC 5952.</summary>
    public override string ToString()
    {
        Span<char> buffer = stackalloc char[MaxTextLength];
        return buffer.Slice(0, Format(buffer)).ToString();
    }

    private (ulong High, ulong Low) HostMask(int prefixLength)
    {
        int bits = BitLength - prefixLength;
        return bits switch
        {
            <= 0 => (0, 0),
            < 64 => (0, (1UL << bits) - 1),
            64 => (0, ulong.MaxValue),
            < 128 => ((1UL << (bits - 64)) - 1, ulong.MaxValue),
            _ => (ulong.MaxValue, ulong.MaxValue),
        };
    }
}
