using Knetc.Kernel.Apply;
using Knetc.Kernel.Machine;

namespace Knetc.Kernel.Ipvs;

/// <summary>What the script of ipvs mode keeps, removes, refuses and puts back.</summary>
public sealed class IpvsScriptTests
{
    private const string AnyCase = "000";
    private const string OtherCase = "003";

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth, KernelFeature.IpSet, KernelFeature.Bridge)]
    public void Servers_of_excluded_networks_stay_and_others_go()
    {
        using var compiled = Configured("excludeCIDRs: [198.18.0.0/15, 2001:db8:1::/49]");
        using var node = new IpvsNode();
        string[] foreign =
        [
            "198.17.255.255:80", "198.18.0.0:80", "198.19.255.255:80", "198.20.0.0:80",
            "[2001:db8:1:7fff:ffff::1]:80", "[2001:db8:1:8000::]:80", "[2001:db8:1::]:80", "[::]:80",
        ];
        foreach (var server in foreign) node.Script($"ipvsadm -A -t {server} -s wlc; ipvsadm -a -t {server} -r 203.0.113.1:80 -m -w 5").MustExitWith(0);

        node.Apply(compiled).MustExitWith(0);

        Assert.Equal(
            ["198.18.0.0:80", "198.19.255.255:80", "[2001:db8:1:7fff:ffff::1]:80", "[2001:db8:1::]:80"],
            from line in node.State().Servers.Split('\n')
            where line.StartsWith("-A ", StringComparison.Ordinal) && line.EndsWith(" wlc", StringComparison.Ordinal)
            select line.Split(' ')[2]);
        Assert.Contains("-a -t 198.18.0.0:80 -r 203.0.113.1:80 -m -w 5", node.State().Servers, StringComparison.Ordinal);
    }

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth, KernelFeature.IpSet, KernelFeature.Bridge)]
    public void A_real_server_with_connections_gets_no_new_ones_and_goes_later()
    {
        using var compiled = Configured("");
        using var node = new IpvsNode();
        node.Apply(compiled).MustExitWith(0);
        var wanted = node.State();
        node.Script(
            """
            ipvsadm -a -t 10.96.0.20:80 -r 10.244.9.1:8080 -m -w 1
            ipvsadm -a -t 10.96.0.20:80 -r 10.244.9.2:8080 -m -w 1
            """).MustExitWith(0);
        var connections = node.Tools.PathOf("connections");
        File.WriteAllText(
            connections,
            """
            IP Virtual Server version 1.2.1 (size=4096)
            Prot LocalAddress:Port Scheduler Flags
              -> RemoteAddress:Port           Forward Weight ActiveConn InActConn
            TCP  10.96.0.20:80 rr
              -> 10.244.9.1:8080              Masq    1      0          1
              -> 10.244.9.2:8080              Masq    1      0          0

            """);

        node.Apply(compiled).MustExitWith(0);
        Assert.Equal(
            ["-a -t 10.96.0.20:80 -r 10.244.9.1:8080 -m -w 0"],
            node.State().Servers.Split('\n').Except(wanted.Servers.Split('\n')));

        File.Delete(connections);
        node.Apply(compiled).MustExitWith(0);
        Assert.Equal(wanted, node.State());
    }

    [KernelTheory(KernelFeature.NfTables, KernelFeature.Veth, KernelFeature.IpSet, KernelFeature.Bridge)]
    [InlineData("ip6tables-restore", "exit 1")]
    [InlineData("ip6tables-restore", "/usr/sbin/ip6tables-nft-restore \"$@\"; exit 1")]
    [InlineData("ipset", "[ \"$1\" != restore ] || [ -e \"$0.done\" ] || { : >\"$0.done\"; head -n 40 | /usr/sbin/ipset restore; exit 1; }\nexec /usr/sbin/ipset \"$@\"")]
    [InlineData("ipvsadm", "[ \"$1\" != -R ] || [ -e \"$0.done\" ] || { : >\"$0.done\"; head -n 3 | \"${0%/*}/ipvsadm.real\" -R; exit 0; }\nexec \"${0%/*}/ipvsadm.real\" \"$@\"")]
    public void When_a_step_fails_everything_is_as_before(string tool, string lines)
    {
        using var before = IpvsNode.Compile(OtherCase);
        using var compiled = IpvsNode.Compile(AnyCase);
        foreach (var isFirst in (bool[])[true, false])
        {
            using var node = new IpvsNode();
            if (!isFirst) node.Apply(before).MustExitWith(0);
            var state = node.State();
            var forwarding = node.Script("cat /proc/sys/net/ipv4/ip_forward").Out;
            node.Script($"cp {node.Tools.PathOf("ipvsadm")} {node.Tools.PathOf("ipvsadm.real")}").MustExitWith(0);
            node.Tools.Write(tool.Replace("tables", "tables-nft", StringComparison.Ordinal), lines);

            var result = node.Apply(compiled).MustExitWith(1);

            Assert.Contains("nothing was changed", result.Error, StringComparison.Ordinal);
            Assert.Equal(state, node.State());
            Assert.Equal(forwarding, node.Script("cat /proc/sys/net/ipv4/ip_forward").Out);
        }
    }

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth, KernelFeature.IpSet, KernelFeature.Bridge)]
    public void Cleanup_leaves_nothing_of_ours_and_everything_of_others()
    {
        using var compiled = IpvsNode.Compile(AnyCase);
        using var node = new IpvsNode();
        node.Script(
            """
            ipset create mine hash:ip
            ipset add mine 203.0.113.1
            iptables -A FORWARD -m set --match-set mine src -j DROP
            """).MustExitWith(0);
        var before = node.State();
        node.Apply(compiled).MustExitWith(0);
        Assert.NotEqual(before, node.State());

        node.Apply(compiled, "cleanup").MustExitWith(0);

        Assert.Equal(before, node.State());
        node.Script("ip link show dev kube-ipvs0").MustExitWith(1);
        node.Apply(compiled, "cleanup").MustExitWith(0);
    }

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth, KernelFeature.IpSet, KernelFeature.Bridge)]
    public void Refuses_a_kernel_without_IPVS_before_any_change()
    {
        using var compiled = IpvsNode.Compile(AnyCase);
        using var node = new IpvsNode();
        node.Tools.Write("ipvsadm", "echo \"Can't initialize ipvs: Protocol not available\" >&2; exit 255");

        var result = node.Apply(compiled).MustExitWith(3);

        Assert.Contains("ipvsadm does not work here: Can't initialize ipvs", result.Error, StringComparison.Ordinal);
        Assert.Equal("", node.Script("ipset save").Out);
    }

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth, KernelFeature.IpSet, KernelFeature.Bridge)]
    public void Refuses_a_scheduler_the_kernel_does_not_have()
    {
        using var compiled = Configured("scheduler: nosuch");
        using var node = new IpvsNode();
        node.Tools.Write("ipvsadm", "[ \"$1\" != -A ] || { echo 'Scheduler or persistence engine not found' >&2; exit 1; }");

        var result = node.Apply(compiled).MustExitWith(3);

        Assert.Contains("the kernel has no scheduler nosuch", result.Error, StringComparison.Ordinal);
    }

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth, KernelFeature.IpSet, KernelFeature.Bridge)]
    public void Timeouts_and_settings_are_set()
    {
        using var compiled = Configured("tcpTimeout: 901.9s\n  udpTimeout: 31s\n  strictARP: true");
        using var node = new IpvsNode();

        node.Apply(compiled).MustExitWith(0);

        Assert.Equal("901 0 31\n", File.ReadAllText(node.Tools.PathOf("timeouts")));
        Assert.Equal(
            "1\n1\n2\n",
            node.Script("cat /proc/sys/net/ipv4/ip_forward /proc/sys/net/ipv4/conf/all/arp_ignore /proc/sys/net/ipv4/conf/all/arp_announce").Out);
    }

    private static CompiledNode Configured(string line) => CompiledNode.Compile(
        "n1",
        OneNode.Manifests +
        """
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: shop}
        spec:
          clusterIP: 10.96.0.20
          ports: [{port: 80, targetPort: 8080}]

        """,
        $$"""
        apiVersion: kubeproxy.config.k8s.io/v1alpha1
        kind: KubeProxyConfiguration
        mode: ipvs
        conntrack: {maxPerCore: 0, tcpEstablishedTimeout: 0s, tcpCloseWaitTimeout: 0s}
        ipvs:
          syncPeriod: 30s
          {{line}}

        """);
}
