using Knetc.Kernel.Machine;

namespace Knetc.Kernel.Apply;

/// <summary>When the script does nothing, or less than everything.</summary>
public sealed class RefusalTests
{
    private const string AnyCase = "000";

    [KernelTheory(KernelFeature.Veth)]
    [InlineData("")]
    [InlineData("pods")]
    [InlineData("pod-network cleanup")]
    [InlineData("proxy cleanup")]
    [InlineData("proxy --fast")]
    [InlineData("--force")]
    public void Wrong_arguments_print_the_usage(string arguments)
    {
        using var compiled = CompiledNode.Capture(AnyCase);
        using var node = new TestNode();

        var result = node.Apply(compiled, arguments).MustExitWith(2);

        Assert.Contains("usage: apply.sh proxy [--force]", result.Error, StringComparison.Ordinal);
        Assert.Empty(node.Tables().KubernetesLines);
    }

    [KernelFact(KernelFeature.Veth)]
    public void Help_is_no_mistake()
    {
        using var compiled = CompiledNode.Capture(AnyCase);
        using var node = new TestNode();

        Assert.StartsWith("usage: apply.sh proxy", node.Apply(compiled, "--help").MustExitWith(0).Out, StringComparison.Ordinal);
    }

    [KernelFact(KernelFeature.Veth)]
    public void An_unknown_back_end_is_wrong_usage()
    {
        using var compiled = CompiledNode.Capture(AnyCase);
        using var node = new TestNode();

        var result = node.Script($"KNETC_IPTABLES=new '{compiled.Script}' proxy").MustExitWith(2);

        Assert.Contains("KNETC_IPTABLES is neither nft nor legacy: new", result.Error, StringComparison.Ordinal);
    }

    [KernelTheory(KernelFeature.NfTables, KernelFeature.Veth)]
    [InlineData("proxy")]
    [InlineData("cleanup")]
    public void Refuses_beside_a_running_kube_proxy(string action)
    {
        using var compiled = CompiledNode.Capture(AnyCase);
        using var node = new TestNode();
        using var tools = new FakeTools();

        // Only this mount namespace sees the name, so that it disturbs no other test.
        tools.Write("run", $"echo kube-proxy >{tools.PathOf("comm")}\nmount --bind {tools.PathOf("comm")} /proc/$$/comm\n'{compiled.Script}' \"$@\"; exit $?");
        var result = node.Script($"unshare --mount {tools.PathOf("run")} {action}").MustExitWith(3);

        Assert.Contains("kube-proxy runs here", result.Error, StringComparison.Ordinal);
        Assert.Empty(node.Tables().KubernetesLines);

        node.Script($"unshare --mount {tools.PathOf("run")} proxy --force").MustExitWith(0);
        Assert.NotEmpty(node.Tables().KubernetesLines);
    }

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth)]
    public void Goes_on_without_the_secondary_family()
    {
        using var compiled = CompiledNode.Compile("n1", OneNode.Manifests);
        using var node = new TestNode();
        using var tools = new FakeTools();
        tools.Write("ip6tables-nft", "exit 3");

        var result = node.Script($"PATH={tools.Path}:$PATH '{compiled.Script}' proxy").MustExitWith(0);

        Assert.Contains("warning: ip6tables-nft does not work here; going on without ipv6", result.Error, StringComparison.Ordinal);
        Assert.Contains("KUBE-SERVICES", node.Tables().IPv4, StringComparison.Ordinal);
        Assert.Equal("", node.Tables().IPv6);
    }

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth)]
    public void Refuses_without_the_primary_family()
    {
        using var compiled = CompiledNode.Compile("n1", OneNode.Manifests);
        using var node = new TestNode();
        using var tools = new FakeTools();
        tools.Write("iptables-nft", "exit 3");

        node.Script($"PATH={tools.Path}:$PATH '{compiled.Script}' proxy").MustExitWith(3);

        Assert.Empty(node.Tables().KubernetesLines);
    }

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth)]
    public void Refuses_without_a_rule_file()
    {
        using var compiled = CompiledNode.Capture(AnyCase);
        using var node = new TestNode();
        File.Delete(compiled.PathOf("ip6tables.rules"));

        node.Apply(compiled).MustExitWith(3);

        Assert.Empty(node.Tables().KubernetesLines);
    }

    [KernelTheory(KernelFeature.NfTables, KernelFeature.Veth)]
    [InlineData("dash")]
    [InlineData("bash --posix")]
    public void Runs_in_any_shell(string shell)
    {
        using var compiled = CompiledNode.Capture(AnyCase);
        using var node = new TestNode();

        Assert.Equal("", node.Script($"{shell} '{compiled.Script}' proxy").MustExitWith(0).Error);
        Assert.NotEmpty(node.Tables().KubernetesLines);
        node.Script($"cd '{Path.GetDirectoryName(compiled.Script)}'; {shell} apply.sh cleanup").MustExitWith(0);
        Assert.Empty(node.Tables().KubernetesLines);
    }
}
