using Knetc.Conformance;
using Knetc.Kernel.Machine;

namespace Knetc.Kernel.Ipvs;

/// <summary>The files of ipvs mode, and the script, leave the state that kube-proxy left, in every captured cluster.</summary>
public sealed class IpvsCaptureTests
{
    public static TheoryData<string> Cases => new(Captures.CasesOf(Captures.IpvsFolder));

    [KernelTheory(KernelFeature.NfTables, KernelFeature.Veth, KernelFeature.IpSet, KernelFeature.Bridge)]
    [MemberData(nameof(Cases))]
    public void Sets_and_rules_load_as_they_are(string name)
    {
        using var compiled = IpvsNode.Compile(name);
        using var node = new IpvsNode();

        node.Script(
            $"""
            ipset restore <'{compiled.PathOf("ipset.rules")}'
            ipset restore <'{compiled.PathOf("ipset.rules")}'
            iptables-nft-restore --noflush <'{compiled.PathOf("iptables.rules")}'
            ip6tables-nft-restore --noflush <'{compiled.PathOf("ip6tables.rules")}'
            ip link add kube-ipvs0 type dummy
            ip -batch '{compiled.PathOf("ipvs.batch")}'
            ipvsadm --restore <'{compiled.PathOf("ipvs.rules")}'
            """).MustExitWith(0);

        node.State().AssertReference(name);
    }

    [KernelTheory(KernelFeature.NfTables, KernelFeature.Veth, KernelFeature.IpSet, KernelFeature.Bridge)]
    [MemberData(nameof(Cases))]
    public void The_state_is_that_of_the_reference_and_a_second_run_changes_nothing(string name) => Check(name, "nft");

    [KernelTheory(KernelFeature.LegacyTables, KernelFeature.Veth, KernelFeature.IpSet, KernelFeature.Bridge)]
    [MemberData(nameof(Cases))]
    public void The_legacy_state_is_that_of_the_reference_and_a_second_run_changes_nothing(string name) => Check(name, "legacy");

    [KernelTheory(KernelFeature.NfTables, KernelFeature.Veth, KernelFeature.IpSet, KernelFeature.Bridge)]
    [MemberData(nameof(Cases))]
    public void Another_state_leaves_nothing_behind(string name)
    {
        var cases = Captures.CasesOf(Captures.IpvsFolder);
        using var other = IpvsNode.Compile(cases[(cases.ToList().IndexOf(name) + 7) % cases.Count]);
        using var compiled = IpvsNode.Compile(name);
        using var node = new IpvsNode();
        node.Apply(other).MustExitWith(0);

        node.Apply(compiled).MustExitWith(0);

        node.State().AssertReference(name);
    }

    private static void Check(string name, string backend)
    {
        using var compiled = IpvsNode.Compile(name);
        using var node = new IpvsNode(backend);

        node.Apply(compiled).MustExitWith(0);
        var first = node.State();
        var history = node.History;
        node.Apply(compiled).MustExitWith(0);

        first.AssertReference(name);
        Assert.Equal(first, node.State());
        Assert.Equal(history, node.History);
    }
}
