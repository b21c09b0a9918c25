using Knetc.Testing;

namespace Knetc.Conformance;

/// <summary>What knetc says about its input with <c>-v 4</c> is what kube-proxy says.</summary>
public sealed class KubeProxyLogTests
{
    private static readonly string[] Messages =
    [
        "Using iptables Proxier",
        "Using ipvs Proxier",
        "Using nftables Proxier",
        "Adding new service port",
        "Setting endpoints for service port name",
        "Syncing nftables rules",
        "Reloading service iptables data",
    ];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var mode in (string[])[Captures.IptablesFolder, Captures.IpvsFolder, Captures.NftablesFolder])
            {
                foreach (var name in Captures.CasesOf(mode)) cases.Add(mode, name);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Log_lines_agree(string mode, string name)
    {
        using var capture = new CaptureCase(mode, name);
        var expected = EntriesOf(capture.Expected("kube-proxy.log"));
        var actual = EntriesOf(capture.Compile("-v", "4").Error);

        Assert.NotEmpty(expected);
        Assert.Empty(Multiset.Difference(expected, actual));
    }

    /// <summary>Message and keys of the lines that compare; time, thread, file and line number stand before the bracket.</summary>
    private static List<string> EntriesOf(string log) =>
    [
        .. from line in log.Split('\n')
           let header = line.IndexOf("] \"", StringComparison.Ordinal)
           where line.StartsWith('I') && header > 0
           let entry = line[(header + 2)..].TrimEnd()
           where Messages.Any(message => entry.StartsWith($"\"{message}\"", StringComparison.Ordinal))
           select entry,
    ];
}
