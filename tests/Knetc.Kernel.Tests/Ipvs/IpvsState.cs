using Knetc.Conformance;
using Knetc.Kernel.Apply;
using Knetc.Testing.Restore;

namespace Knetc.Kernel.Ipvs;

/// <summary>What ipvs mode leaves in a node, each text sorted as the captures are.</summary>
internal sealed record IpvsState(KernelTables Tables, string Sets, string Servers, string Addresses)
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

    public static string Expected(string name, string file) =>
        File.ReadAllText(Captures.PathOf(Captures.IpvsFolder, name, "expected", file));

    private static void AssertRules(string name, string file, string actual)
    {
        var difference = RestoreComparer.Difference(
            IpvsNode.WithoutIpvsMatch(Expected(name, file)), actual, ComparisonRules.IpvsKernelState);
        Assert.True(difference is null, $"{file}\n{difference}");
    }
}
