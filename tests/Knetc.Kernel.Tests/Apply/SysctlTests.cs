using Knetc.Kernel.Machine;

namespace Knetc.Kernel.Apply;

/// <summary>The script sets what it can and warns about the rest.</summary>
public sealed class SysctlTests
{
    [KernelTheory(KernelFeature.NfTables, KernelFeature.Veth)]
    [InlineData("dash")]
    [InlineData("bash")]
    public void Sets_what_differs(string shell)
    {
        using var compiled = CompiledNode.Compile("n1", OneNode.Manifests, OneNode.Configuration(
            "conntrack: {maxPerCore: 0, tcpEstablishedTimeout: 1h2m3s, tcpCloseWaitTimeout: 0s, udpTimeout: 77s, tcpBeLiberal: true}"));
        using var node = new TestNode();

        var first = node.Script($"{shell} '{compiled.Script}' proxy").MustExitWith(0);
        var second = node.Script($"{shell} '{compiled.Script}' proxy").MustExitWith(0);

        Assert.Equal(("", ""), (first.Error, second.Error));
        Assert.Contains("set net.netfilter.nf_conntrack_udp_timeout to 77, from 30", first.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("set net", second.Out, StringComparison.Ordinal);
        Assert.Equal(
            "1\n1\n3723\n77\n",
            node.Script(
                """
                cd /proc/sys/net
                cat ipv4/conf/all/route_localnet netfilter/nf_conntrack_tcp_be_liberal \
                    netfilter/nf_conntrack_tcp_timeout_established netfilter/nf_conntrack_udp_timeout
                """).Out);
    }

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth)]
    public void What_is_absent_or_read_only_is_a_warning()
    {
        using var compiled = CompiledNode.Compile("n1", OneNode.Manifests);
        using var node = new TestNode();
        File.AppendAllText(compiled.PathOf("sysctl.conf"), "net.netfilter.not_there = 1\nnet.netfilter.nf_conntrack_count = 5\n");

        var result = node.Apply(compiled).MustExitWith(0);

        Assert.Contains("warning: net.netfilter.not_there is not there", result.Error, StringComparison.Ordinal);
        Assert.Contains("warning: net.netfilter.nf_conntrack_count cannot be written here", result.Error, StringComparison.Ordinal);
        Assert.NotEmpty(node.Tables().KubernetesLines);
    }
}
