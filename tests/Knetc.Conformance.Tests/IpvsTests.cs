using Knetc.Testing.Restore;

namespace Knetc.Conformance;

/// <summary>What knetc writes in ipvs mode is, once in the kernel, what kube-proxy put there.</summary>
public sealed class IpvsTests
{
    /// <summary>The kernel changes these by itself when <c>ip_forward</c> changes.</summary>
    private static readonly string[] CoupledSysctls =
        ["net/ipv4/conf/all/accept_redirects", "net/ipv4/conf/all/forwarding", "net/ipv4/conf/default/forwarding"];

    public static TheoryData<string> Cases => new(Captures.CasesOf(Captures.IpvsFolder));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sets_agree(string name)
    {
        using var capture = Compile(name);

        Assert.Equal(LinesOf(capture.Expected("ipset.save")), LinesOf(capture.Actual("ipset.rules")).Select(SavedSetLine).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Virtual_and_real_servers_agree(string name)
    {
        using var capture = Compile(name);

        Assert.Equal(LinesOf(capture.Expected("ipvsadm.save")), LinesOf(capture.Actual("ipvs.rules")));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_virtual_server_stands_before_its_real_servers(string name)
    {
        using var capture = Compile(name);

        string? service = null;
        foreach (var line in capture.Actual("ipvs.rules").Split('\n').Where(line => line.StartsWith('-')))
        {
            var words = line.Split(' ');
            if (words[0] == "-A") service = $"{words[1]} {words[2]}";
            else Assert.Equal(service, $"{words[1]} {words[2]}");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Addresses_agree(string name)
    {
        using var capture = Compile(name);

        var addresses = LinesOf(capture.Actual("ipvs.batch")).Select(line =>
        {
            var words = line.Split(' ');
            Assert.Equal(["addr", "replace", "dev", "kube-ipvs0"], [words[0], words[1], .. words[3..]]);
            return words[2];
        });
        Assert.Equal(LinesOf(capture.Expected("addresses.txt")), addresses.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rules_agree(string name)
    {
        using var capture = Compile(name);

        AssertSame(capture, "iptables.save", "iptables.rules", ipv6: false);
        AssertSame(capture, "ip6tables.save", "ip6tables.rules", ipv6: true);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sysctls_agree(string name)
    {
        using var capture = Compile(name);

        var expected = from line in LinesOf(capture.Expected("sysctls.diff"))
                       where line.StartsWith("> ", StringComparison.Ordinal)
                       let setting = line[2..]
                       where !CoupledSysctls.Contains(setting.Split('=')[0])
                       select setting;
        var actual = from line in LinesOf(capture.Actual("sysctl.conf"))
                     let pair = line.Split(" = ")
                     select $"{pair[0].Replace('.', '/')}={pair[1]}";
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    private static CaptureCase Compile(string name)
    {
        var capture = new CaptureCase(Captures.IpvsFolder, name);
        capture.Compile();
        return capture;
    }

    private static void AssertSame(CaptureCase capture, string reference, string ours, bool ipv6)
    {
        var actual = SavedForm.OfText(capture.Actual(ours), ipv6);
        var difference = RestoreComparer.Difference(capture.Expected(reference), actual, ComparisonRules.IpvsKernelState);
        Assert.True(difference is null, $"{ours} differs from {reference}\n{difference}");
    }

    /// <summary>The form in which <c>ipset save</c> prints a line.</summary>
    private static string SavedSetLine(string line)
    {
        Assert.EndsWith(" -exist", line);
        line = line[..^" -exist".Length];
        if (line.Contains(" hash:", StringComparison.Ordinal)) return line + " bucketsize 12";
        foreach (var single in (string[])["/32", "/128"])
        {
            // "/32" of an IPv6 network stays.
            if (line.EndsWith(single, StringComparison.Ordinal) && line.Contains(".", StringComparison.Ordinal) == (single == "/32"))
                return line[..^single.Length];
        }

        return line;
    }

    private static IEnumerable<string> LinesOf(string text) =>
        text.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Order(StringComparer.Ordinal);
}
