using CsCheck;
using Knetc.Net;

namespace Knetc.Tests.Net;

public class IpNetworkTests
{
    [Theory]
    [InlineData("10.244.0.0/16", "10.244.0.0/16", false)]
    [InlineData("10.244.3.7/16", "10.244.0.0/16", true)]
    [InlineData("010.0.0.0/008", "10.0.0.0/8", false)]
    [InlineData("0.0.0.0/0", "0.0.0.0/0", false)]
    [InlineData("10.0.0.0/0", "0.0.0.0/0", true)]
    [InlineData("FD00:10:96::/112", "fd00:10:96::/112", false)]
    [InlineData("fd00::1/64", "fd00::/64", true)]
    [InlineData("::/0", "::/0", false)]
    [InlineData("::1/128", "::1/128", false)]
    [InlineData("::ffff:10.0.0.0/120", "10.0.0.0/24", false)]
    [InlineData("::ffff:10.0.0.9/120", "10.0.0.0/24", true)]
    [InlineData("::ffff:10.0.0.0/96", "0.0.0.0/0", true)]
    [InlineData("::ffff:10.0.0.0/64", "::/64", true)]
    [InlineData("::ffff:10.0.0.0/90", "::ffc0:0:0/90", true)]
    public void SloppyReadsLegacySpellings(string text, string canonical, bool hostBits)
    {
        Assert.True(IpNetwork.TryParse(text, ParsingGrade.Sloppy, out var network, out var address));
        Assert.Equal(canonical, network.ToString());
        Assert.Equal(hostBits, address != network.Address);
    }

    [Theory]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0.0/")]
    [InlineData("/8")]
    [InlineData("10.0.0.0/33")]
    [InlineData("fd00::/129")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/+8")]
    [InlineData("10.0.0.0/8 ")]
    [InlineData("10.0.0.0/8/8")]
    [InlineData("10.0.0/8")]
    [InlineData("10.0.0.0/255.0.0.0")]
    [InlineData("10.0.0.0/99999999999999999999")]
    public void SloppyRefuses(string text) => Assert.False(IpNetwork.TryParse(text, ParsingGrade.Sloppy, out _));

    [Theory]
    [InlineData("10.0.0.0/8", true, true)]
    [InlineData("10.0.0.1/8", false, false)]
    [InlineData("10.0.0.0/08", false, false)]
    [InlineData("010.0.0.0/8", false, false)]
    [InlineData("::ffff:10.0.0.0/120", false, false)]
    [InlineData("fd00::1/64", false, false)]
    [InlineData("FD00::/64", true, false)]
    [InlineData("fd00:0::/64", true, false)]
    [InlineData("fd00::/64", true, true)]
    public void StricterGradesRefuseMore(string text, bool strict, bool canonical)
    {
        Assert.True(IpNetwork.TryParse(text, ParsingGrade.Sloppy, out _));
        Assert.Equal(strict, IpNetwork.TryParse(text, ParsingGrade.StrictLegacy, out _));
        Assert.Equal(canonical, IpNetwork.TryParse(text, ParsingGrade.Canonical, out _));
    }

    [Theory]
    [InlineData("10.96.0.0/12", "10.96.0.0", "10.111.255.255", 20)]
    [InlineData("10.0.0.1/32", "10.0.0.1", "10.0.0.1", 0)]
    [InlineData("0.0.0.0/0", "0.0.0.0", "255.255.255.255", 32)]
    [InlineData("fd00:10:96::/112", "fd00:10:96::", "fd00:10:96::ffff", 16)]
    [InlineData("fd00::/64", "fd00::", "fd00::ffff:ffff:ffff:ffff", 64)]
    [InlineData("fd00::/63", "fd00::", "fd00::1:ffff:ffff:ffff:ffff", 65)]
    [InlineData("::/0", "::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", 128)]
    public void Bounds(string text, string first, string last, int hostBits)
    {
        var network = Parse(text);
        Assert.Equal(first, network.First.ToString());
        Assert.Equal(last, network.Last.ToString());
        Assert.Equal(hostBits, network.HostBits);
        Assert.Equal(hostBits == 0, network.IsSingleAddress);
        Assert.True(network.Contains(network.First) && network.Contains(network.Last));
        if (network.Last.TryAdd(1, out var next)) Assert.False(network.Contains(next));
    }

    [Theory]
    [InlineData("10.0.0.0/8", "10.1.0.0/16", true, true)]
    [InlineData("10.1.0.0/16", "10.0.0.0/8", false, true)]
    [InlineData("10.0.0.0/8", "10.0.0.0/8", true, true)]
    [InlineData("10.0.0.0/8", "11.0.0.0/8", false, false)]
    [InlineData("0.0.0.0/0", "::/0", false, false)]
    public void ContainsAndOverlaps(string left, string right, bool contains, bool overlaps)
    {
        Assert.Equal(contains, Parse(left).Contains(Parse(right)));
        Assert.Equal(overlaps, Parse(left).Overlaps(Parse(right)));
        Assert.Equal(overlaps, Parse(right).Overlaps(Parse(left)));
    }

    [Fact]
    public void ContainsAgreesWithTheRuntime() => Gen.Select(Gen.UInt, Gen.UInt, Gen.Int[0, 32], Gen.Int[0, 32]).Sample((a, b, length, common) =>
    {
        uint near = common == 32 ? a : (a & ~(uint.MaxValue >> common)) | (b & (uint.MaxValue >> common));
        var network = new IpNetwork(IpAddress.FromIPv4(a), length);
        var address = IpAddress.FromIPv4(near);
        var runtime = System.Net.IPNetwork.Parse(network.ToString());
        Assert.Equal(runtime.Contains(System.Net.IPAddress.Parse(address.ToString())), network.Contains(address));
    });

    [Fact]
    public void LengthOutsideTheFamilyIsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new IpNetwork(IpAddress.FromIPv4(0), 33));

    private static IpNetwork Parse(string text) =>
        IpNetwork.TryParse(text, ParsingGrade.Canonical, out var network) ? network : throw new FormatException(text);
}
