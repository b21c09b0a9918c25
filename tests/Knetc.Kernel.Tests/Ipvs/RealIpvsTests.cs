using Knetc.Conformance;
using Knetc.Kernel.Apply;
using Knetc.Kernel.Machine;
using Knetc.Kernel.Packets;
using Knetc.Testing.Restore;

namespace Knetc.Kernel.Ipvs;

/// <summary>Some captures with nothing left out, in a kernel that has IPVS.</summary>
public sealed class RealIpvsTests(UserModeLinuxFixture fixture) : IClassFixture<UserModeLinuxFixture>
{
    private const string Configuration =
        """
        apiVersion: kubeproxy.config.k8s.io/v1alpha1
        kind: KubeProxyConfiguration
        mode: ipvs
        conntrack: {maxPerCore: 0}

        """;

    // Whether kube-ipvs0 is there is asked in /proc, since ip makes the kernel look for a module of that name.
    private static readonly string Functions =
        $$"""
        {{NetworkNamespace.Batch(TestNode.Interfaces)}}
        state() {
            echo "== $1 ipset.save"
            ipset save
            echo "== $1 ipvsadm.save"
            ipvsadm -Sn
            echo "== $1 addresses.txt"
            [ ! -e /proc/sys/net/ipv4/conf/kube-ipvs0 ] || ip -o addr show dev kube-ipvs0
            echo "== $1 ipvsadm.timeout"
            ipvsadm -L --timeout
            echo "== $1 iptables.save"
            iptables-legacy-save
            echo "== $1 ip6tables.save"
            ip6tables-legacy-save
        }

        """;

    // Between them: both families, affinity, source ranges that leave the node out, most schedulers, three detectors, masqueradeAll,
    // strictARP, nodePortAddresses, many SCTP ports.

    /// <param name="name">The capture.</param>
    /// <param name="before">Another one whose state is there already, or nothing.</param>
    [KernelTheory(KernelFeature.Ipvs)]
    [InlineData("000", "")]
    [InlineData("001", "000")]
    [InlineData("015", "")]
    [InlineData("026", "035")]
    [InlineData("035", "017")]
    public void The_state_is_that_of_the_reference(string name, string before)
    {
        using var earlier = before.Length == 0 ? null : Compile(before);
        using var compiled = Compile(name);
        var sysctls = IpvsState.Expected(name, "sysctls.diff").Split('\n').Where(line => line.StartsWith("> ", StringComparison.Ordinal)).Select(line => line[2..]).ToList();
        using var node = new NetworkNamespace("node", fixture.Machine);
        var result = node.Script(
            $"""
            {Functions}
            {(earlier is null ? "" : $"sh '{earlier.Script}' proxy >&2")}
            sh '{compiled.Script}' proxy >&2
            state first
            echo '== sysctls'
            (cd /proc/sys && grep -H '' {string.Join(' ', sysctls.Select(line => line.Split('=')[0]))})
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

        Assert.Equal(sysctls.Select(line => line.Replace('=', ':')), Section(result.Out, "sysctls").Split('\n', StringSplitOptions.RemoveEmptyEntries));
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

    [KernelFact(KernelFeature.Ipvs)]
    public void The_flag_of_the_scheduler_mh_is_set_once_and_excluded_servers_stay()
    {
        using var compiled = CompiledNode.Compile(
            "n1", OneNode.Manifests + Service("10.244.0.5"), Configuration + "ipvs: {scheduler: mh, excludeCIDRs: [198.18.0.0/15, \"2001:db8:f::/48\"]}\n");
        using var tools = new FakeTools();
        using var node = new NetworkNamespace("node", fixture.Machine);
        tools.Write("ipvsadm", $"[ \"$1\" != -R ] || touch '{tools.PathOf("changed")}'\nexec /usr/sbin/ipvsadm \"$@\"");

        var servers = node.Script(
            $"""
            {Functions}
            for server in 198.19.255.1 198.20.0.1 '[2001:db8:f::1]' '[2001:db8:1f::1]'; do ipvsadm -A -t $server:80 -s wlc; done
            sh '{compiled.Script}' proxy >&2
            PATH={tools.Path}:$PATH
            sh '{compiled.Script}' proxy >&2
            ipvsadm -Sn
            """).MustExitWith(0).Out.Split('\n').Where(line => line.StartsWith("-A", StringComparison.Ordinal));

        Assert.Equal(
            "-A -t 10.96.0.10:80 -s mh -b mh-port\n-A -t 198.19.255.1:80 -s wlc\n-A -t [2001:db8:f::1]:80 -s wlc\n-A -u 10.96.0.10:80 -s mh -b mh-port\n",
            IpvsState.Sorted(servers));
        Assert.False(File.Exists(tools.PathOf("changed")), "the second run changed virtual servers");
    }

    [KernelFact(KernelFeature.Ipvs)]
    public void A_real_server_that_is_gone_keeps_its_connections()
    {
        using var here = CompiledNode.Compile("n1", OneNode.Manifests + Service("10.244.0.5"), Configuration);
        using var gone = CompiledNode.Compile("n1", OneNode.Manifests + Service("10.244.0.6"), Configuration);
        using var node = new NetworkNamespace("node", fixture.Machine);
        using var pod = new NetworkNamespace("pod", fixture.Machine);
        node.Script(
            $"""
            {Functions}
            {NetworkNamespace.Batch($"link add pod type veth peer name eth0 netns {pod.Name}", "link set pod up", "address add 10.244.0.1/24 dev pod")}
            sh '{here.Script}' proxy >&2
            """).MustExitWith(0);
        pod.Configure("link set eth0 up", "address add 10.244.0.5/24 dev eth0");
        var client = new Packets.Peer(node, "node");
        _ = new Packets.Peer(pod, "pod", 8080);
        foreach (var protocol in (string[])["tcp", "udp"])
        {
            Assert.Equal(Reply.Answered, client.Ask(protocol, "10.96.0.10", 80).Outcome);
        }

        var states = new[] { gone, gone, here }
            .Select(step => node.Script($"sh '{step.Script}' proxy >&2\nipvsadm -Sn | grep 10.244.0.5 || true").MustExitWith(0).Out)
            .ToList();

        const string Drained = "-a -t 10.96.0.10:80 -r 10.244.0.5:8080 -m -w 0\n";
        Assert.Equal(
            [Drained, Drained, "-a -t 10.96.0.10:80 -r 10.244.0.5:8080 -m -w 1\n-a -u 10.96.0.10:80 -r 10.244.0.5:8080 -m -w 1\n"],
            states);
    }

    private static string Service(string endpoint) =>
        $$$"""
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: default}
        spec:
          clusterIP: 10.96.0.10
          ports:
          - {name: tcp, protocol: TCP, port: 80, targetPort: 8080}
          - {name: udp, protocol: UDP, port: 80, targetPort: 8080}
        ---
        apiVersion: discovery.k8s.io/v1
        kind: EndpointSlice
        metadata: {name: web, namespace: default, labels: {kubernetes.io/service-name: web}}
        addressType: IPv4
        ports:
        - {name: tcp, protocol: TCP, port: 8080}
        - {name: udp, protocol: UDP, port: 8080}
        endpoints:
        - {addresses: [{{{endpoint}}}], nodeName: n1}

        """;

    private static CompiledNode Compile(string name) => CompiledNode.Capture(name, mode: Captures.IpvsFolder);

    private static string Section(string output, string title)
    {
        var start = output.IndexOf($"== {title}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"no section {title}");
        start += title.Length + 4;
        var end = output.IndexOf("\n== ", start - 1, StringComparison.Ordinal);
        var text = end < 0 ? output[start..] : output[start..(end + 1)];
        return title.Split(' ')[^1] switch
        {
            "ipset.save" => IpvsState.SetsOf(text),
            "addresses.txt" => IpvsState.AddressesOf(text.Split('\n')),
            "ipvsadm.save" => IpvsState.Sorted(text.Split('\n')),
            _ => text,
        };
    }
}
