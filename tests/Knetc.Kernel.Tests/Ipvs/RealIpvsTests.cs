using Knetc.Conformance;
using Knetc.Kernel.Apply;
using Knetc.Kernel.Machine;
using Knetc.Testing.Restore;

namespace Knetc.Kernel.Ipvs;

/// <summary>Some captures with nothing left out, in a kernel that has IPVS.</summary>
public sealed class RealIpvsTests(UserModeLinuxFixture fixture) : IClassFixture<UserModeLinuxFixture>
{
    private const string Functions =
        """
        ip link add eth0 type veth peer name outside
        ip link set eth0 up
        ip link set outside up
        ip address add 192.0.2.1/24 dev eth0
        ip address add 2001:db8::1/64 dev eth0 nodad
        state() {
            echo "== $1 ipset.save"
            ipset save | sed 's/ initval 0x[0-9a-f]*//' | LC_ALL=C sort
            echo "== $1 ipvsadm.save"
            ipvsadm -Sn | LC_ALL=C sort
            echo "== $1 addresses.txt"
            ip -o addr show dev kube-ipvs0 2>/dev/null | awk '{ print $4 }' | LC_ALL=C sort
            echo "== $1 ipvsadm.timeout"
            ipvsadm -L --timeout
            echo "== $1 iptables.save"
            iptables-legacy-save | sed -e '/^#/d'
            echo "== $1 ip6tables.save"
            ip6tables-legacy-save | sed -e '/^#/d'
        }
        sysctls() {
            echo '== sysctls'
            for key; do echo "$key=$(cat /proc/sys/$key)"; done
        }

        """;

    // Between them: both families, affinity, source ranges that leave the node out, all schedulers, all detectors, masqueradeAll,
    // strictARP, nodePortAddresses, many SCTP ports.
    [KernelTheory(KernelFeature.Ipvs)]
    [InlineData("000")]
    [InlineData("001")]
    [InlineData("015")]
    [InlineData("017")]
    [InlineData("026")]
    [InlineData("034")]
    [InlineData("035")]
    public void The_state_is_that_of_the_reference(string name)
    {
        using var compiled = Compile(name);
        var sysctls = IpvsState.Expected(name, "sysctls.diff").Split('\n').Where(line => line.StartsWith("> ", StringComparison.Ordinal)).Select(line => line[2..]).ToList();
        using var node = new NetworkNamespace("node", fixture.Machine);
        var result = node.Script(
            $"""
            {Functions}
            sh '{compiled.Script}' proxy >&2
            state first
            sysctls {string.Join(' ', sysctls.Select(line => line.Split('=')[0]))}
            sh '{compiled.Script}' proxy >&2
            state second
            sh '{compiled.Script}' cleanup >&2
            state none
            ipset restore <'{compiled.PathOf("ipset.rules")}'
            iptables-legacy-restore --noflush <'{compiled.PathOf("iptables.rules")}'
            ip6tables-legacy-restore --noflush <'{compiled.PathOf("ip6tables.rules")}'
            ip link add kube-ipvs0 type dummy
            ip -batch '{compiled.PathOf("ipvs.batch")}'
            ipvsadm --restore <'{compiled.PathOf("ipvs.rules")}'
            state files
            """).MustExitWith(0);

        Assert.Equal(sysctls, Section(result.Out, "sysctls").Split('\n', StringSplitOptions.RemoveEmptyEntries));
        foreach (var step in (string[])["first", "second", "files"])
        {
            foreach (var file in (string[])["ipset.save", "ipvsadm.save", "addresses.txt", "ipvsadm.timeout"])
            {
                Assert.Equal(IpvsState.Expected(name, file), Section(result.Out, $"{step} {file}"));
            }

            foreach (var file in (string[])["iptables.save", "ip6tables.save"])
            {
                var difference = RestoreComparer.Difference(
                    IpvsState.Expected(name, file), Section(result.Out, $"{step} {file}"), ComparisonRules.IpvsKernelState);
                Assert.True(difference is null, $"{step} {file}\n{difference}");
            }
        }

        foreach (var file in (string[])["ipset.save", "ipvsadm.save", "addresses.txt"]) Assert.Equal("", Section(result.Out, $"none {file}"));
        Assert.DoesNotContain("KUBE-", Section(result.Out, "none iptables.save"), StringComparison.Ordinal);
    }

    [KernelFact(KernelFeature.Ipvs)]
    public void When_the_rules_fail_the_virtual_servers_are_as_before()
    {
        using var before = Compile("003");
        using var compiled = Compile("000");
        using var tools = new FakeTools();
        tools.Write("ip6tables-legacy-restore", "exit 1");

        using var node = new NetworkNamespace("node", fixture.Machine);
        var result = node.Script(
            $"""
            {Functions}
            sh '{before.Script}' proxy >&2
            ipvsadm -A -t 198.18.0.1:80 -s wlc
            ipvsadm -a -t 198.18.0.1:80 -r 203.0.113.1:80 -g -w 7
            state before
            PATH={tools.Path}:$PATH sh '{compiled.Script}' proxy >&2 && exit 9
            state after
            """).MustExitWith(0);

        foreach (var file in (string[])["ipset.save", "ipvsadm.save", "addresses.txt", "ipvsadm.timeout"])
        {
            Assert.NotEqual("", Section(result.Out, $"before {file}"));
            Assert.Equal(Section(result.Out, $"before {file}"), Section(result.Out, $"after {file}"));
        }

        Assert.Contains("-a -t 198.18.0.1:80 -r 203.0.113.1:80 -g -w 7", Section(result.Out, "after ipvsadm.save"), StringComparison.Ordinal);
    }

    private static CompiledNode Compile(string name) => CompiledNode.Capture(name, mode: Captures.IpvsFolder);

    private static string Section(string output, string title)
    {
        var start = output.IndexOf($"== {title}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"no section {title}");
        start += title.Length + 4;
        var end = output.IndexOf("\n== ", start - 1, StringComparison.Ordinal);
        return end < 0 ? output[start..] : output[start..(end + 1)];
    }
}
