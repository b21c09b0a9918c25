namespace Knetc.Conformance;

/// <summary>A case that got lost would otherwise be a test that passes.</summary>
public sealed class CaptureInventoryTests
{
    [Theory]
    [InlineData(
        Captures.IptablesFolder, 60,
        "iptables.restore", "ip6tables.restore", "iptables.save", "ip6tables.save", "kube-proxy.log")]
    [InlineData(
        Captures.IpvsFolder, 40,
        "iptables.save", "ip6tables.save", "ipset.save", "ipvsadm.save", "ipvsadm.timeout", "addresses.txt", "sysctls.diff",
        "kube-proxy.log")]
    [InlineData(Captures.NftablesFolder, 40, "ruleset.nft", "kube-proxy.log")]
    public void Has_every_case_with_every_file(string mode, int count, params string[] expectedFiles)
    {
        var cases = Captures.CasesOf(mode);

        Assert.Equal(count, cases.Count);
        Assert.All(cases, name =>
        {
            Assert.Equal(["expected", "kube-proxy.yaml", "manifests.yaml", "node"], NamesIn(mode, name));
            Assert.Equal(expectedFiles.Order(StringComparer.Ordinal), NamesIn(mode, name, "expected"));
        });
    }

    [Fact]
    public void Has_every_validation_file_with_its_verdict()
    {
        var names = NamesIn(Captures.ValidationFolder);

        Assert.Equal(315, names.Count(name => name.EndsWith(".yaml", StringComparison.Ordinal)));
        Assert.Contains("verdicts.jsonl", names);
        Assert.Equal(316, names.Count);
        Assert.Equal(315, File.ReadAllLines(Captures.PathOf(Captures.ValidationFolder, "verdicts.jsonl")).Length);
    }

    private static List<string> NamesIn(params ReadOnlySpan<string> folder) =>
        [.. Directory.GetFileSystemEntries(Captures.PathOf(folder)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
