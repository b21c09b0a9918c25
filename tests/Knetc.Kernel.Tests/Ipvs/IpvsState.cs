using System.Text.RegularExpressions;
using Knetc.Conformance;
using Knetc.Kernel.Apply;
using Knetc.Testing.Restore;

namespace Knetc.Kernel.Ipvs;

/// <summary>What ipvs mode leaves in a node, each text sorted as the captures are.</summary>
internal sealed partial record IpvsState(KernelTables Tables, string Sets, string Servers, string Addresses)
{
    /// <summary>Fails unless this is what the reference left.</summary>
    public void AssertReference(string name)
    {
        Assert.Equal(Expected(name, "ipset.save"), Sets);
        Assert.Equal(Expected(name, "ipvsadm.save"), Servers);
        Assert.Equal(Expected(name, "addresses.txt"), Addresses);
        AssertTables(name, Tables);
    }

    public static void AssertTables(string name, KernelTables tables)
    {
        AssertRules(name, "iptables.save", tables.IPv4);
        AssertRules(name, "ip6tables.save", tables.IPv6);
    }

    /// <summary>What <c>ipset save</c> printed, without the numbers that the kernel draws.</summary>
    public static string SetsOf(string saved) => Sorted(InitialValues().Replace(saved, "").Split('\n'));

    /// <summary>The addresses in what <c>ip -o addr show</c> printed.</summary>
    public static string AddressesOf(IEnumerable<string> listing) => Sorted(
        from line in listing
        let words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        where words.Length > 3
        select words[3]);

    public static string Sorted(IEnumerable<string> lines) =>
        string.Concat(lines.Where(line => line.Length > 0).Order(StringComparer.Ordinal).Select(line => $"{line}\n"));

    public static string Expected(string name, string file) =>
        File.ReadAllText(Captures.PathOf(Captures.IpvsFolder, name, "expected", file));

    private static void AssertRules(string name, string file, string actual)
    {
        var difference = RestoreComparer.Difference(
            IpvsNode.WithoutIpvsMatch(Expected(name, file)), actual, ComparisonRules.IpvsKernelState);
        Assert.True(difference is null, $"{file}\n{difference}");
    }

    [GeneratedRegex(" initval 0x[0-9a-f]*")]
    private static partial Regex InitialValues();
}
