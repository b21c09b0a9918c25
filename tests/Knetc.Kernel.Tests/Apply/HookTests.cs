using Knetc.Kernel.Machine;

namespace Knetc.Kernel.Apply;

/// <summary>Hooks come back to their place in the built-in chains, and others' rules keep theirs.</summary>
public sealed class HookTests
{
    private const string AnyCase = "000";

    [KernelTheory(KernelFeature.NfTables, KernelFeature.Veth)]
    [InlineData("nft")]
    [InlineData("legacy")]
    public void A_deleted_hook_returns_to_its_place(string backend)
    {
        using var compiled = CompiledNode.Capture(AnyCase);
        using var node = new TestNode(backend);
        node.Apply(compiled).MustExitWith(0);
        var complete = node.Tables();
        var hooks = HooksOf(complete.IPv4);
        Assert.Equal(14, hooks.Count);

        foreach (var (table, hook) in hooks)
        {
            node.Script($"iptables -t {table} -D {hook}\nip6tables -t {table} -D {hook}").MustExitWith(0);
            Assert.NotEqual(complete, node.Tables());
            node.Apply(compiled).MustExitWith(0);
            Assert.Equal(complete, node.Tables());
        }
    }

    [KernelTheory(KernelFeature.NfTables, KernelFeature.Veth)]
    [InlineData("INPUT", "1 2")]
    [InlineData("INPUT", "1 4")]
    [InlineData("INPUT", "3 4")]
    [InlineData("FORWARD", "2 3")]
    [InlineData("FORWARD", "1 2 3")]
    [InlineData("FORWARD", "2 3 4")]
    [InlineData("OUTPUT", "1 2 3")]
    public void Several_hooks_of_a_chain_return_to_their_places(string chain, string places)
    {
        using var compiled = CompiledNode.Capture(AnyCase);
        using var node = new TestNode();
        node.Apply(compiled).MustExitWith(0);
        var complete = node.Tables();

        foreach (var place in places.Split(' ').Reverse()) node.Script($"iptables -D {chain} {place}").MustExitWith(0);
        node.Apply(compiled).MustExitWith(0);

        Assert.Equal(complete, node.Tables());
    }

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth)]
    public void Rules_of_others_keep_their_places()
    {
        using var compiled = CompiledNode.Capture(AnyCase);
        using var node = new TestNode();
        node.Script(
            """
            iptables -N MINE
            iptables -A MINE -s 198.51.100.7 -j DROP
            iptables -A FORWARD -j MINE
            iptables -P FORWARD DROP
            iptables -t raw -A PREROUTING -s 198.51.100.8 -j DROP
            iptables -t nat -A POSTROUTING -s 198.51.100.9 -j MASQUERADE
            """).MustExitWith(0);
        node.Apply(compiled).MustExitWith(0);
        var forward = node.Script("iptables -S FORWARD").MustExitWith(0).Out.TrimEnd().Split('\n');
        Assert.Equal("-P FORWARD DROP", forward[0]);
        Assert.Equal("-A FORWARD -j MINE", forward[^1]);
        Assert.Equal(6, forward.Length);

        // A rule between two hooks, and one before all: what is missing goes beside the hook it belongs to.
        node.Script("iptables -I FORWARD 3 -s 198.51.100.10 -j DROP\niptables -I FORWARD 1 -s 198.51.100.11 -j DROP").MustExitWith(0);
        var complete = node.Tables();
        node.Script("iptables -D FORWARD 2\niptables -D FORWARD 4").MustExitWith(0);
        node.Apply(compiled).MustExitWith(0);

        Assert.Equal(complete, node.Tables());
    }

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth)]
    public void A_chain_with_rules_of_others_is_kept_when_ours_has_none()
    {
        using var compiled = CompiledNode.Compile("n1", OneNode.Manifests, OneNode.Configuration("iptables: {localhostNodePorts: false}"));
        using var node = new TestNode();
        node.Script("iptables -N KUBE-FIREWALL\niptables -A KUBE-FIREWALL -s 198.51.100.7 -j DROP").MustExitWith(0);

        node.Apply(compiled).MustExitWith(0);
        node.Apply(compiled).MustExitWith(0);

        Assert.Equal(
            "-N KUBE-FIREWALL\n-A KUBE-FIREWALL -s 198.51.100.7/32 -j DROP\n",
            node.Script("iptables -S KUBE-FIREWALL").MustExitWith(0).Out);
        Assert.Contains("-A INPUT -j KUBE-FIREWALL", node.Tables().IPv4, StringComparison.Ordinal);
    }

    // Versions of iptables differ in how they print a rule.
    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth)]
    public void A_hook_that_is_printed_in_another_form_is_not_inserted_again()
    {
        using var compiled = CompiledNode.Capture(AnyCase);
        using var node = new TestNode();
        using var tools = new FakeTools();
        node.Apply(compiled).MustExitWith(0);
        var complete = node.Tables();
        tools.Write(
            "iptables-nft-save",
            """
            PATH=/usr/sbin:/sbin:/usr/bin:/bin
            iptables-nft-save "$@" | sed 's/-m conntrack --ctstate NEW -m comment --comment \("[^"]*"\)/-m comment --comment \1 -m conntrack --ctstate NEW/'
            """);

        node.Script($"PATH={tools.Path}:$PATH; iptables -D FORWARD 2; '{compiled.Script}' proxy").MustExitWith(0);

        Assert.Equal(complete.IPv4.Split('\n').Order(), node.Tables().IPv4.Split('\n').Order());
    }

    private static List<(string Table, string Hook)> HooksOf(string saved)
    {
        var hooks = new List<(string, string)>();
        var table = "";
        foreach (var line in saved.Split('\n'))
        {
            if (line.StartsWith('*')) table = line[1..];
            else if (line.StartsWith("-A ", StringComparison.Ordinal) && !line.StartsWith("-A KUBE-", StringComparison.Ordinal)) hooks.Add((table, line[3..]));
        }

        return hooks;
    }
}
