using Knetc.Conformance;
using Knetc.Kernel.Machine;

namespace Knetc.Kernel.Apply;

/// <summary><c>apply.sh cleanup</c> takes out what knetc or kube-proxy put in, and nothing else.</summary>
public sealed class CleanupTests
{
    private const string Foreign =
        """
        for tool in iptables ip6tables; do
            $tool -N MINE
            $tool -A MINE -p tcp --dport 22 -j ACCEPT
            $tool -A INPUT -j MINE
            $tool -P FORWARD DROP
            $tool -t nat -A PREROUTING -p tcp --dport 23 -j REDIRECT --to-ports 24
            $tool -t mangle -A OUTPUT -j MARK --set-mark 5
        done

        """;

    [KernelTheory(KernelFeature.NfTables, KernelFeature.LegacyTables, KernelFeature.Veth)]
    [InlineData("nft")]
    [InlineData("legacy")]
    public void Leaves_what_was_there_before(string backend)
    {
        using var compiled = CompiledNode.Capture("007");
        using var node = new TestNode(backend);
        node.Script(Foreign).MustExitWith(0);
        var before = node.Tables();
        node.Apply(compiled).MustExitWith(0);
        Assert.NotEmpty(node.Tables().KubernetesLines);

        node.Apply(compiled, "cleanup").MustExitWith(0);
        Assert.Equal(before, node.Tables());
        node.Apply(compiled, "cleanup").MustExitWith(0);
        Assert.Equal(before, node.Tables());
    }

    // Also what kube-proxy itself left, in iptables and in ipvs mode.
    [KernelTheory(KernelFeature.NfTables, KernelFeature.Veth)]
    [InlineData(Captures.IptablesFolder, "012")]
    [InlineData(Captures.IptablesFolder, "033")]
    [InlineData(Captures.IpvsFolder, "003")]
    public void Removes_what_kube_proxy_left(string mode, string name)
    {
        using var compiled = CompiledNode.Capture("000");
        using var node = new TestNode();
        foreach (var tool in (string[])["iptables", "ip6tables"])
        {
            // Rules that match sets need the sets; the jumps and chains are what counts here.
            var saved = File.ReadAllLines(Captures.PathOf(mode, name, "expected", tool + ".save")).Where(line => !line.Contains("--match-set", StringComparison.Ordinal));
            File.WriteAllLines(compiled.PathOf(tool + ".state"), saved);
            node.Script($"{tool}-nft-restore <'{compiled.PathOf(tool + ".state")}'").MustExitWith(0);
        }

        Assert.NotEmpty(node.Tables().KubernetesLines);

        node.Apply(compiled, "cleanup").MustExitWith(0);

        Assert.Empty(node.Tables().KubernetesLines);
    }

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth)]
    public void Leaves_the_kubelet_its_chains()
    {
        using var compiled = CompiledNode.Capture("000");
        using var node = new TestNode();
        node.Apply(compiled).MustExitWith(0);
        node.Script("iptables -t mangle -N KUBE-KUBELET-CANARY\niptables -t mangle -N KUBE-IPTABLES-HINT").MustExitWith(0);

        node.Apply(compiled, "cleanup").MustExitWith(0);

        var left = node.Tables();
        Assert.Equal(
            [
                ":KUBE-FIREWALL -",
                "-A INPUT -j KUBE-FIREWALL",
                "-A OUTPUT -j KUBE-FIREWALL",
                "-A KUBE-FIREWALL ! -s 127.0.0.0/8 -d 127.0.0.0/8 -m comment --comment \"block incoming localnet connections\""
                    + " -m conntrack ! --ctstate RELATED,ESTABLISHED,DNAT -j DROP",
                ":KUBE-IPTABLES-HINT -",
                ":KUBE-KUBELET-CANARY -",
            ],
            left.KubernetesLines);
    }

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth)]
    public void Takes_only_its_own_rule_from_a_shared_chain()
    {
        using var compiled = CompiledNode.Capture("000");
        using var node = new TestNode();
        node.Apply(compiled).MustExitWith(0);
        node.Script("iptables -I KUBE-FIREWALL -s 198.51.100.7 -j DROP").MustExitWith(0);

        node.Apply(compiled, "cleanup").MustExitWith(0);

        Assert.Equal(
            [":KUBE-FIREWALL -", "-A INPUT -j KUBE-FIREWALL", "-A OUTPUT -j KUBE-FIREWALL", "-A KUBE-FIREWALL -s 198.51.100.7/32 -j DROP"],
            node.Tables().KubernetesLines);
    }

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth)]
    public void Empties_but_keeps_a_chain_that_others_use()
    {
        using var compiled = CompiledNode.Capture("000");
        using var node = new TestNode();
        node.Apply(compiled).MustExitWith(0);
        node.Script("iptables -t nat -N MINE\niptables -t nat -A MINE -s 198.51.100.7 -j KUBE-MARK-MASQ").MustExitWith(0);

        var result = node.Apply(compiled, "cleanup").MustExitWith(0);

        Assert.Contains("chain KUBE-MARK-MASQ stays, empty: chain MINE uses it", result.Error, StringComparison.Ordinal);
        Assert.Equal([":KUBE-MARK-MASQ -", "-A MINE -s 198.51.100.7/32 -j KUBE-MARK-MASQ"], node.Tables().KubernetesLines);
    }
}
