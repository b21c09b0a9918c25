using Knetc.Testing.Nftables;

namespace Knetc.Conformance;

/// <summary>What knetc writes in nftables mode is, once in the kernel, what kube-proxy put there.</summary>
public sealed class NftablesTests
{
    public static TheoryData<string> Cases => new(Captures.CasesOf(Captures.NftablesFolder));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Tables_agree(string name)
    {
        using var capture = new CaptureCase(Captures.NftablesFolder, name);
        capture.Compile();

        var expected = NftText.Parse(capture.Expected("ruleset.nft"));
        Assert.Equal(["ip kube-proxy", "ip6 kube-proxy"], expected.Tables.Keys.Order(StringComparer.Ordinal));
        var difference = NftComparer.Difference(expected, ListedForm.OfText(capture.Actual("kube-proxy.nft")));
        Assert.True(difference is null, difference);
    }
}
