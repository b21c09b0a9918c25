using Knetc.Conformance;
using Knetc.Kernel.Apply;
using Knetc.Kernel.Machine;
using Knetc.Testing.Nftables;

namespace Knetc.Kernel.Nftables;

/// <summary>The file of nftables mode, and the script, leave the state that kube-proxy left, in every captured cluster.</summary>
public sealed class NftablesCaptureTests
{
    public static TheoryData<string> Cases => new(Captures.CasesOf(Captures.NftablesFolder));

    [KernelTheory(KernelFeature.NfTables, KernelFeature.Veth)]
    [MemberData(nameof(Cases))]
    public void The_file_replaces_any_state_and_the_script_changes_nothing_then(string name)
    {
        var cases = Captures.CasesOf(Captures.NftablesFolder);
        using var other = CompiledNode.Capture(cases[(cases.ToList().IndexOf(name) + 7) % cases.Count], mode: Captures.NftablesFolder);
        using var compiled = CompiledNode.Capture(name, mode: Captures.NftablesFolder);
        using var node = new TestNode();
        node.Apply(other).MustExitWith(0);

        node.Script($"nft -f '{compiled.PathOf("kube-proxy.nft")}'").MustExitWith(0);
        AssertReference(name, node);
        var first = NftTables.List(node);
        node.Apply(compiled).MustExitWith(0);

        Assert.Equal(first, NftTables.List(node));
    }

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth)]
    public void The_script_leaves_nothing_of_another_state()
    {
        using var compiled = CompiledNode.Capture("000", mode: Captures.NftablesFolder);
        using var node = new TestNode();
        node.Script("nft add table ip kube-proxy; nft add chain ip kube-proxy left/over; nft add chain ip kube-proxy services '{ type nat hook input priority 5; }'").MustExitWith(0);

        node.Apply(compiled).MustExitWith(0);

        AssertReference("000", node);
    }

    private static void AssertReference(string name, TestNode node)
    {
        var expected = File.ReadAllText(Captures.PathOf(Captures.NftablesFolder, name, "expected", "ruleset.nft"));
        var difference = NftComparer.Difference(NftText.Parse(expected), NftTables.Read(node));
        Assert.True(difference is null, difference);
    }
}
