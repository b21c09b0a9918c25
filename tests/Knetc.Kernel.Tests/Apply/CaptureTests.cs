using Knetc.Conformance;
using Knetc.Kernel.Machine;
using Knetc.Testing.Restore;

namespace Knetc.Kernel.Apply;

/// <summary>The script leaves the state that kube-proxy left, in every captured cluster.</summary>
public sealed class CaptureTests
{
    public static TheoryData<string> Cases => new(Captures.CasesOf(Captures.IptablesFolder));

    [KernelTheory(KernelFeature.NfTables, KernelFeature.Veth)]
    [MemberData(nameof(Cases))]
    public void Rules_are_those_of_the_reference_and_a_second_run_changes_nothing(string name) => Check(name, "nft");

    [KernelTheory(KernelFeature.LegacyTables, KernelFeature.Veth)]
    [MemberData(nameof(Cases))]
    public void Legacy_rules_are_those_of_the_reference_and_a_second_run_changes_nothing(string name) => Check(name, "legacy");

    [KernelTheory(KernelFeature.NfTables, KernelFeature.Veth)]
    [MemberData(nameof(Cases))]
    public void Rule_files_are_complete(string name)
    {
        using var compiled = CompiledNode.Capture(name);
        using var node = new TestNode();
        node.Script(
            $"""
            iptables-nft-restore --noflush <'{compiled.PathOf("iptables.rules")}'
            ip6tables-nft-restore --noflush <'{compiled.PathOf("ip6tables.rules")}'
            """).MustExitWith(0);

        AssertReference(name, node.Tables());
    }

    [KernelTheory(KernelFeature.NfTables, KernelFeature.Veth)]
    [MemberData(nameof(Cases))]
    public void Another_state_leaves_nothing_behind(string name)
    {
        var cases = Captures.CasesOf(Captures.IptablesFolder);
        var otherName = cases[(cases.ToList().IndexOf(name) + 7) % cases.Count];
        using var other = CompiledNode.Capture(otherName);
        using var compiled = CompiledNode.Capture(name);
        using var node = new TestNode();
        node.Apply(other).MustExitWith(0);

        node.Apply(compiled).MustExitWith(0);

        // Where kube-proxy has no rule for KUBE-FIREWALL it leaves the chain alone: the kubelet keeps its own rules there.
        if (!compiled.Read("iptables.rules").Contains("-A KUBE-FIREWALL", StringComparison.Ordinal)) node.Script("iptables -F KUBE-FIREWALL");
        AssertReference(name, node.Tables());
    }

    private static void Check(string name, string backend)
    {
        using var compiled = CompiledNode.Capture(name);
        using var node = new TestNode(backend);

        node.Apply(compiled).MustExitWith(0);
        var first = node.Tables();
        node.Apply(compiled).MustExitWith(0);

        AssertReference(name, first);
        Assert.Equal(first, node.Tables());
    }

    private static void AssertReference(string name, KernelTables tables)
    {
        AssertSame(name, "iptables.save", tables.IPv4);
        AssertSame(name, "ip6tables.save", tables.IPv6);
    }

    private static void AssertSame(string name, string file, string actual)
    {
        var expected = File.ReadAllText(Captures.PathOf(Captures.IptablesFolder, name, "expected", file));
        var difference = RestoreComparer.Difference(expected, actual, ComparisonRules.KernelState);
        Assert.True(difference is null, $"{file}\n{difference}");
    }
}
