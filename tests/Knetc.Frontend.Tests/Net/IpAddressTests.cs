using System.Net;
using System.Net.Sockets;
using CsCheck;
using Knetc.Net;

namespace Knetc.Tests.Net;

public class IpAddressTests
{
    private static readonly Gen<IpAddress> AnyIPv4 = Gen.UInt.Select(IpAddress.FromIPv4);

    /// <summary>Mostly small groups, so that rows of zeros of every length and place turn up.</summary>
    private static readonly Gen<IpAddress> AnyIPv6 = Gen.Frequency((3, Gen.Const(0UL)), (1, Gen.ULong[0, 0xffff])).Array[8]
        .Select(groups => new IpAddress(
            IpFamily.IPv6,
            (groups[0] << 48) | (groups[1] << 32) | (groups[2] << 16) | groups[3],
            (groups[4] << 48) | (groups[5] << 32) | (groups[6] << 16) | groups[7]));

    [Theory]
    [InlineData("10.0.0.1", "10.0.0.1")]
    [InlineData("203.0.113.007", "203.0.113.7")]
    [InlineData("010.000.0000.08", "10.0.0.8")]
    [InlineData("2001:0DB8:0:0::0050", "2001:db8::50")]
    [InlineData("::ffff:203.0.113.9", "203.0.113.9")]
    [InlineData("::ffff:cb00:7109", "203.0.113.9")]
    [InlineData("0:0:0:0:0:FFFF:203.0.113.09", "203.0.113.9")]
    [InlineData("::", "::")]
    [InlineData("::1", "::1")]
    [InlineData("0001:00002:3:4:5:6:7:8", "1:2:3:4:5:6:7:8")]
    [InlineData("1:0:0:2:0:0:0:3", "1:0:0:2::3")]
    [InlineData("1:0:0:2:3:0:0:4", "1::2:3:0:0:4")]
    [InlineData("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0")]
    [InlineData("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8")]
    [InlineData("64:ff9b::192.0.2.33", "64:ff9b::c000:221")]
    public void SloppyReadsLegacySpellings(string text, string canonical)
    {
        Assert.True(IpAddress.TryParse(text, ParsingGrade.Sloppy, out var address));
        Assert.Equal(canonical, address.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("None")]
    [InlineData(" 10.0.0.1")]
    [InlineData("10.0.0.1 ")]
    [InlineData("10.0.0")]
    [InlineData("10.0.0.")]
    [InlineData("10.0.0.1.2")]
    [InlineData("10.0.0.256")]
    [InlineData("10.0.0.-1")]
    [InlineData("10.0.0.0x1")]
    [InlineData("10..0.1")]
    [InlineData("4294967306.0.0.1")]
    [InlineData("10.0.0.1:80")]
    [InlineData("٣.0.0.1")]
    [InlineData(":")]
    [InlineData(":::")]
    [InlineData("1:2:3:4:5:6:7")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("1:2:3:4:5:6:7:8:")]
    [InlineData("1:2:3:4:5:6:7:8::")]
    [InlineData("1:2:3:4::5:6:7:8")]
    [InlineData("1::2::3")]
    [InlineData(":1::2")]
    [InlineData("1::2:")]
    [InlineData("12345::")]
    [InlineData("g::")]
    [InlineData("fe80::1%eth0")]
    [InlineData("[::1]")]
    [InlineData("1:2:3:4:5:6:7:1.2.3.4")]
    [InlineData("1:2:3:4:5:1.2.3.4")]
    [InlineData("::1.2.3")]
    [InlineData("::1.2.3.4:5")]
    public void SloppyRefuses(string text) => Assert.False(IpAddress.TryParse(text, ParsingGrade.Sloppy, out _));

    [Theory]
    [InlineData("10.0.0.1", true, true)]
    [InlineData("0.0.0.0", true, true)]
    [InlineData("10.0.0.01", false, false)]
    [InlineData("00.0.0.0", false, false)]
    [InlineData("::ffff:10.0.0.1", false, false)]
    [InlineData("::ffff:a00:1", false, false)]
    [InlineData("::1.2.3.04", false, false)]
    [InlineData("00001::", false, false)]
    [InlineData("0001::", true, false)]
    [InlineData("FD00::1", true, false)]
    [InlineData("fd00:0:0::1", true, false)]
    [InlineData("::1.2.3.4", true, false)]
    [InlineData("1::3:4:5:6:7:8", true, false)]
    [InlineData("fd00::1", true, true)]
    [InlineData("::", true, true)]
    public void StricterGradesRefuseMore(string text, bool strict, bool canonical)
    {
        Assert.True(IpAddress.TryParse(text, ParsingGrade.Sloppy, out _));
        Assert.Equal(strict, IpAddress.TryParse(text, ParsingGrade.StrictLegacy, out _));
        Assert.Equal(canonical, IpAddress.TryParse(text, ParsingGrade.Canonical, out _));
    }

    [Fact]
    public void TextComesBackUnderEveryGrade() => Gen.OneOf(AnyIPv4, AnyIPv6).Where(a => !IpAddressParser.IsMapped(a)).Sample(address =>
    {
        string text = address.ToString();
        Assert.True(IpAddress.TryParse(text, ParsingGrade.Canonical, out var canonical));
        Assert.True(IpAddress.TryParse(text.ToUpperInvariant(), ParsingGrade.StrictLegacy, out var strict));
        Assert.Equal(address, canonical);
        Assert.Equal(address, strict);
    });

    [Fact]
    public void AgreesWithTheRuntime() => Gen.OneOf(AnyIPv4, AnyIPv6).Sample(address =>
    {
        var runtime = IPAddress.Parse(address.ToString());
        Assert.Equal(address.Family == IpFamily.IPv4 ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6, runtime.AddressFamily);
        Assert.Equal(Bytes(address), runtime.GetAddressBytes());
        Assert.Equal(IPAddress.IsLoopback(runtime), address.IsLoopback);
        Assert.Equal(runtime.IsIPv6Multicast, address is { IsMulticast: true, Family: IpFamily.IPv6 });
        Assert.Equal(runtime.IsIPv6LinkLocal, address is { IsLinkLocalUnicast: true, Family: IpFamily.IPv6 });
    });

    [Fact]
    public void ArithmeticAgreesWithBigNumbers() => Gen.Select(Gen.OneOf(AnyIPv4, AnyIPv6), Gen.ULong, Gen.Int[0, 128]).Sample((address, count, shift) =>
    {
        var expected = Number(address) + ((System.Numerics.BigInteger)count << shift);
        bool fits = expected < System.Numerics.BigInteger.One << address.BitLength;
        Assert.Equal(fits, address.TryAddScaled(count, shift, out var sum));
        if (fits) Assert.Equal(expected, Number(sum));
        if (address.TryAdd(count, out var further)) Assert.Equal(count, further.OffsetFrom(address));
    });

    [Fact]
    public void FarOffsetsSaturate()
    {
        var start = Parse("fd00::");
        Assert.Equal(ulong.MaxValue, Parse("fd00:0:0:2::").OffsetFrom(start));
        Assert.Throws<OverflowException>(() => Parse("255.255.255.255").Add(1));
        Assert.Equal("fd00:0:0:300::", start.AddScaled(3, 72).ToString());
    }

    [Theory]
    [InlineData("127.0.0.1", true, false, false, false)]
    [InlineData("127.255.0.1", true, false, false, false)]
    [InlineData("::1", true, false, false, false)]
    [InlineData("169.254.0.1", false, true, false, false)]
    [InlineData("fe80::1", false, true, false, false)]
    [InlineData("febf::1", false, true, false, false)]
    [InlineData("fec0::1", false, false, false, false)]
    [InlineData("224.0.0.251", false, false, true, true)]
    [InlineData("224.0.1.1", false, false, false, true)]
    [InlineData("239.1.1.1", false, false, false, true)]
    [InlineData("240.0.0.1", false, false, false, false)]
    [InlineData("ff02::1", false, false, true, true)]
    [InlineData("ff12::1", false, false, true, true)]
    [InlineData("ff05::1", false, false, false, true)]
    [InlineData("10.0.0.1", false, false, false, false)]
    public void Classes(string text, bool loopback, bool linkLocal, bool linkLocalMulticast, bool multicast)
    {
        var address = Parse(text);
        Assert.Equal(loopback, address.IsLoopback);
        Assert.Equal(linkLocal, address.IsLinkLocalUnicast);
        Assert.Equal(linkLocalMulticast, address.IsLinkLocalMulticast);
        Assert.Equal(multicast, address.IsMulticast);
        Assert.False(address.IsUnspecified);
    }

    [Fact]
    public void OrdersByFamilyThenNumber()
    {
        IpAddress[] addresses = [Parse("::1"), Parse("255.0.0.0"), Parse("1::"), Parse("9.0.0.0")];
        Array.Sort(addresses);
        Assert.Equal(["9.0.0.0", "255.0.0.0", "::1", "1::"], addresses.Select(a => a.ToString()));
        Assert.True(Parse("0.0.0.0").IsUnspecified && Parse("::").IsUnspecified);
    }

    private static IpAddress Parse(string text) =>
        IpAddress.TryParse(text, ParsingGrade.Canonical, out var address) ? address : throw new FormatException(text);

    private static System.Numerics.BigInteger Number(IpAddress address) => ((System.Numerics.BigInteger)address.High << 64) | address.Low;

    private static byte[] Bytes(IpAddress address) => Number(address)
        .ToByteArray(isUnsigned: true, isBigEndian: true) is var bytes && bytes.Length < address.BitLength / 8
            ? [.. new byte[(address.BitLength / 8) - bytes.Length], .. bytes]
            : bytes;
}
