namespace Knetc.Net;

/// <summary>A network: an address with its host bits cleared, and a prefix length.</summary>
public readonly record struct IpNetwork : IComparable<IpNetwork>
{
    /// <summary>The most characters <see cref="Format"/> writes.</summary>
    public const int MaxTextLength = IpAddress.MaxTextLength + 4;

    /// <param name="address">Any address of the network; its host bits are cleared.</param>
    /// <param name="prefixLength">0 to 32, or 0 to 128 for IPv6.</param>
    public IpNetwork(IpAddress address, int prefixLength)
    {
        if (prefixLength < 0 || prefixLength > address.BitLength) throw new ArgumentOutOfRangeException(nameof(prefixLength));
        Address = address.Mask(prefixLength);
        PrefixLength = prefixLength;
    }

    /// <summary>The first address.</summary>
    public IpAddress Address { get; }

    public int PrefixLength { get; }

    public IpFamily Family => Address.Family;

    public IpAddress First => Address;

    public IpAddress Last => Address.FillHost(PrefixLength);

    /// <summary>Number of host bits: the network has 2 to this power addresses.</summary>
    public int HostBits => Address.BitLength - PrefixLength;

    /// <summary>Whether this network is a single address.</summary>
    public bool IsSingleAddress => HostBits == 0;

    /// <summary>Reads <c>address/length</c>. Host bits are cleared under the sloppy grade and refused by the others.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, ParsingGrade grade, out IpNetwork network) =>
        TryParse(text, grade, out network, out _);

    /// <summary>
    /// Reads <c>address/length</c>. IPv4-mapped text with a length of 96 or more gives an IPv4 network.
    /// </summary>
    /// <param name="address">The address before the slash; host bits were set exactly when it differs from the network's.</param>
    public static bool TryParse(ReadOnlySpan<char> text, ParsingGrade grade, out IpNetwork network, out IpAddress address)
    {
        network = default;
        address = default;
        int slash = text.IndexOf('/');
        if (slash < 0) return false;
        if (!IpAddressParser.TryParseAsWritten(text.Slice(0, slash), grade, out var written)) return false;

        var lengthText = text.Slice(slash + 1);
        int digits = IpAddressParser.ReadDecimal(lengthText, out int prefixLength);
        if (digits == 0 || digits != lengthText.Length || prefixLength > written.BitLength) return false;

        bool strict = grade != ParsingGrade.Sloppy;
        if (strict && digits > 1 && lengthText[0] == '0') return false;
        if (prefixLength >= 96 && IpAddressParser.IsMapped(written))
        {
            written = IpAddress.FromIPv4((uint)written.Low);
            prefixLength -= 96;
        }

        var parsed = new IpNetwork(written, prefixLength);
        if (strict && parsed.Address != written) return false;
        if (grade == ParsingGrade.Canonical && !IsCanonical(text, parsed)) return false;
        network = parsed;
        address = written;
        return true;
    }

    /// <summary>Whether the address is of this family and in this network.</summary>
    public bool Contains(IpAddress address) => address.Family == Family && address.Mask(PrefixLength) == Address;

    /// <summary>Whether every address of the other network is in this one.</summary>
    public bool Contains(IpNetwork other) => other.PrefixLength >= PrefixLength && Contains(other.Address);

    /// <summary>Whether the two networks share an address; then one contains the other.</summary>
    public bool Overlaps(IpNetwork other) => Contains(other) || other.Contains(this);

    /// <summary>By first address, then the larger network first.</summary>
    public int CompareTo(IpNetwork other)
    {
        int order = Address.CompareTo(other.Address);
        return order != 0 ? order : PrefixLength.CompareTo(other.PrefixLength);
    }

    /// <summary>Writes the canonical text and returns its length, at most <see cref="MaxTextLength"/>.</summary>
    public int Format(Span<char> destination)
    {
        int length = Address.Format(destination);
        destination[length++] = '/';
        return length + IpAddressFormatter.FormatSmall(PrefixLength, destination.Slice(length));
    }

    public override string ToString()
    {
        Span<char> buffer = stackalloc char[MaxTextLength];
        return buffer.Slice(0, Format(buffer)).ToString();
    }

    private static bool IsCanonical(ReadOnlySpan<char> text, IpNetwork network)
    {
        Span<char> buffer = stackalloc char[MaxTextLength];
        return text.SequenceEqual(buffer.Slice(0, network.Format(buffer)));
    }
}
