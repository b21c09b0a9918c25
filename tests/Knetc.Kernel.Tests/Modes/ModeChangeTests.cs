using Knetc.Kernel.Apply;
using Knetc.Kernel.Ipvs;
using Knetc.Kernel.Machine;

namespace Knetc.Kernel.Modes;

/// <summary>
/// <c>apply.sh proxy</c> of one mode leaves nothing of another, and nothing of others is touched. Virtual servers are only written
/// down, as in the other tests of ipvs mode.
/// </summary>
public sealed class ModeChangeTests
{
    private const string Compact = "nftables, compact layout";

    private static readonly string[] Modes = ["iptables", "ipvs", "nftables", Compact, "userspace"];

    private const string Configuration = "apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\nconntrack: {maxPerCore: 0}\n";

    private const string Services =
        """
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: shop}
        spec:
          type: LoadBalancer
          ipFamilyPolicy: RequireDualStack
          ipFamilies: [IPv4, IPv6]
          clusterIP: 10.96.0.20
          clusterIPs: [10.96.0.20, "fd00:10:96::20"]
          externalIPs: [203.0.113.5]
          loadBalancerSourceRanges: [203.0.113.0/24, 10.0.0.0/8]
          sessionAffinity: ClientIP
          ports: [{name: http, port: 80, targetPort: 8080, nodePort: 30080}]
        status: {loadBalancer: {ingress: [{ip: 198.51.100.10}]}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: dns, namespace: shop}
        spec:
          clusterIP: 10.96.0.10
          ports: [{protocol: UDP, port: 53}]
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: empty, namespace: shop}
        spec:
          type: NodePort
          externalTrafficPolicy: Local
          clusterIP: 10.96.0.30
          ports: [{port: 80, nodePort: 30081}]
        ---
        apiVersion: v1
        kind: Endpoints
        metadata: {name: web, namespace: shop}
        subsets: [{addresses: [{ip: 10.244.0.5}, {ip: 10.244.1.5}], ports: [{name: http, port: 8080}]}]
        ---
        apiVersion: v1
        kind: Endpoints
        metadata: {name: dns, namespace: shop}
        subsets: [{addresses: [{ip: 10.244.0.6}], ports: [{port: 53, protocol: UDP}]}]

        """;

    private const string Foreign =
        """
        for tool in iptables ip6tables; do
            $tool -N MINE
            $tool -A MINE -p tcp --dport 22 -j ACCEPT
            $tool -A INPUT -j MINE
            $tool -A FORWARD -m conntrack --ctstate INVALID -j DROP
            $tool -t nat -A PREROUTING -p tcp --dport 23 -j REDIRECT --to-ports 24
            $tool -t nat -A OUTPUT -p tcp --dport 23 -j REDIRECT --to-ports 24
            $tool -t mangle -A OUTPUT -j MARK --set-mark 5
        done
        ipset create mine hash:ip
        ipset add mine 203.0.113.1
        iptables -A FORWARD -m set --match-set mine src -j DROP
        nft add table inet mine
        nft add chain inet mine input '{ type filter hook input priority 5; }'
        nft add rule inet mine input tcp dport 25 drop

        """;

    /// <summary>Others' state alone (""), and with each mode on top, in a node that had no other mode before.</summary>
    private static readonly Dictionary<string, Lazy<ModeState>> Fresh =
        Modes.Append("").ToDictionary(mode => mode, mode => new Lazy<ModeState>(() => FreshState(mode)));

    /// <summary>Every two modes, each pair once.</summary>
    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            for (var i = 0; i < Modes.Length; i++)
            {
                for (var j = i + 1; j < Modes.Length; j++) pairs.Add(Modes[i], Modes[j]);
            }

            return pairs;
        }
    }

    /// <summary>A mode, the next one, and the tool whose change there fails: before it does anything, or when all is done.</summary>
    public static TheoryData<string, string, string, string> Failures => new()
    {
        { "iptables", "ipvs", "ip6tables-nft-restore", "exit 1" },
        { "iptables", "userspace", "ip6tables-nft-restore", "exit 1" },
        { "ipvs", "iptables", "ip6tables-nft-restore", "/usr/sbin/ip6tables-nft-restore \"$@\"; exit 1" },
        { "ipvs", "iptables", "ip", "[ \"$1 $2\" != 'link del' ] || { \"${0%/*}/ip.real\" \"$@\"; exit 1; }\nexec \"${0%/*}/ip.real\" \"$@\"" },
        { "ipvs", "userspace", "ipvsadm", "[ \"$1\" != -R ] || [ -e \"$0.done\" ] || { : >\"$0.done\"; exit 1; }\nexec \"${0%/*}/ipvsadm.real\" \"$@\"" },
        { "nftables", "iptables", "ip6tables-nft-restore", "exit 1" },
        { "nftables", "iptables", "nft", "[ \"$1\" != -f ] || [ -e \"$0.done\" ] || { : >\"$0.done\"; exit 1; }\nexec /usr/sbin/nft \"$@\"" },
        { "iptables", "nftables", "nft", "[ \"$1\" != -f ] || [ -e \"$0.done\" ] || { : >\"$0.done\"; exit 1; }\nexec /usr/sbin/nft \"$@\"" },
        { "ipvs", "nftables", "ip", "[ \"$1 $2\" != 'link del' ] || { \"${0%/*}/ip.real\" \"$@\"; exit 1; }\nexec \"${0%/*}/ip.real\" \"$@\"" },
        { "userspace", "ipvs", "ip6tables-nft-restore", "exit 1" },
    };

    [KernelTheory(KernelFeature.NfTables, KernelFeature.Veth, KernelFeature.IpSet, KernelFeature.Bridge)]
    [MemberData(nameof(Pairs))]
    public void Nothing_is_left_of_the_mode_before(string one, string other)
    {
        using var first = Compile(one);
        using var second = Compile(other);
        using var node = new IpvsNode();
        node.Script(Foreign).MustExitWith(0);
        Apply(node, first);

        foreach (var (compiled, mode) in new[] { (second, other), (first, one) })
        {
            AddFlows(node);
            Apply(node, compiled);

            AssertSame(Fresh[mode].Value, ModeState.Of(node));

            // Both layouts do the same with packets, so no flow is stale.
            if ((one, other) != ("nftables", Compact)) AssertOnlyOthersFlows(node);
        }

        Apply(node, second, "cleanup");
        AssertSame(Fresh[""].Value, ModeState.Of(node));
    }

    [KernelTheory(KernelFeature.NfTables, KernelFeature.Veth, KernelFeature.IpSet, KernelFeature.Bridge)]
    [MemberData(nameof(Failures))]
    public void When_a_step_fails_the_first_mode_is_back(string first, string second, string tool, string lines)
    {
        using var old = Compile(first);
        using var compiled = Compile(second);
        using var node = new IpvsNode();
        node.Script(Foreign).MustExitWith(0);
        node.Apply(old).MustExitWith(0);
        var before = ModeState.Of(node);
        foreach (var real in (string[])["ip", "ipvsadm"]) node.Script($"cp {node.Tools.PathOf(real)} {node.Tools.PathOf(real)}.real").MustExitWith(0);

        // Once: putting back uses the same tools.
        node.Tools.Write(
            tool,
            tool.StartsWith("ip6", StringComparison.Ordinal)
                ? $"[ ! -e \"$0.done\" ] || exec /usr/sbin/{tool} \"$@\"\n: >\"$0.done\"\n{lines}"
                : lines);

        var result = node.Apply(compiled).MustExitWith(1);

        Assert.Contains("nothing was changed", result.Error, StringComparison.Ordinal);
        foreach (var real in (string[])["ip", "ipvsadm"]) node.Script($"mv {node.Tools.PathOf(real)}.real {node.Tools.PathOf(real)}").MustExitWith(0);
        AssertSame(before, ModeState.Of(node));
    }

    [KernelTheory(KernelFeature.NfTables, KernelFeature.Veth)]
    [InlineData("iptables", "ipset ipvsadm nft")]
    [InlineData("userspace", "ipset ipvsadm nft nginx")]
    [InlineData("nftables", "ipset ipvsadm iptables-save ip6tables-save iptables-restore ip6tables-restore iptables ip6tables")]
    public void Tools_of_other_modes_need_not_be_there(string mode, string missing)
    {
        using var compiled = Compile(mode);
        using var node = new TestNode();
        using var tools = new FakeTools();
        var run =
            $"""
            ln -sf /sbin/* /bin/* /usr/sbin/* /usr/bin/* {tools.Path}/
            cd {tools.Path}
            rm {missing}
            sed 's,^PATH=.*,PATH={tools.Path},' '{compiled.Script}' >'{compiled.Script}.test'
            """;
        Assert.Equal("", node.Script($"{run}\nsh '{compiled.Script}.test' proxy").MustExitWith(0).Error);
        Assert.NotEqual("", Ours(node));

        Assert.Equal("", node.Script($"sh '{compiled.Script}.test' cleanup").MustExitWith(0).Error);
        Assert.Equal("", Ours(node));
    }

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth, KernelFeature.IpSet, KernelFeature.Bridge)]
    public void Virtual_servers_are_others_where_no_kube_ipvs0_is()
    {
        using var compiled = Compile("iptables");
        using var node = new IpvsNode();
        node.Script("ipvsadm -A -t 203.0.113.9:80 -s wlc").MustExitWith(0);
        var servers = node.State().Servers;

        node.Apply(compiled).MustExitWith(0);
        node.Apply(compiled, "cleanup").MustExitWith(0);

        Assert.Equal(servers, node.State().Servers);
    }

    /// <summary>Lines that name something of kube-proxy's.</summary>
    private static string Ours(TestNode node) => node.Script("{ nft list ruleset; iptables-save; ip6tables-save; } | grep -E 'KUBE-|kube-proxy' || true").MustExitWith(0).Out;

    private static ModeState FreshState(string mode)
    {
        using var node = new IpvsNode();
        node.Script(Foreign).MustExitWith(0);
        if (mode.Length == 0) return ModeState.Of(node);
        using var compiled = Compile(mode);
        Apply(node, compiled);
        return ModeState.Of(node);
    }

    /// <summary>Runs the script, which must have nothing to complain about but the settings of an IPVS that is not there.</summary>
    private static void Apply(IpvsNode node, CompiledNode compiled, string action = "proxy")
    {
        var result = node.Apply(compiled, action).MustExitWith(0);
        Assert.DoesNotContain(result.Error.Split('\n'), line => line.Length > 0 && !line.Contains("warning: net.ipv4.vs.", StringComparison.Ordinal));
    }

    /// <summary>A UDP flow to a cluster IP, as the mode before left it, and one straight to a pod.</summary>
    private static void AddFlows(IpvsNode node) => node.Script(
        """
        conntrack -L -p udp | grep -q sport=1001 || conntrack -I -p udp -s 10.244.0.9 --sport 1001 -d 10.96.0.10 --dport 53 --timeout 100
        conntrack -L -p udp | grep -q sport=1002 || conntrack -I -p udp -s 10.244.0.9 --sport 1002 -d 10.244.0.6 --dport 53 --timeout 100
        """).MustExitWith(0);

    private static void AssertOnlyOthersFlows(IpvsNode node)
    {
        var flows = node.Script("conntrack -L -p udp").MustExitWith(0).Out;
        Assert.DoesNotContain("sport=1001", flows, StringComparison.Ordinal);
        Assert.Contains("sport=1002", flows, StringComparison.Ordinal);
    }

    private static CompiledNode Compile(string mode)
    {
        string[] options = mode == Compact ? ["--proxy-mode", "nftables", "--nftables-layout", "compact"] : ["--proxy-mode", mode];
        var compiled = CompiledNode.Compile("n1", OneNode.Manifests + Services, Configuration, options);
        if (mode != "ipvs") return compiled;
        foreach (var file in (string[])["iptables.rules", "ip6tables.rules"])
        {
            File.WriteAllText(compiled.PathOf(file), IpvsNode.WithoutIpvsMatch(compiled.Read(file)));
        }

        return compiled;
    }

    private static void AssertSame(ModeState expected, ModeState actual)
    {
        Assert.Equal(expected.Ipvs.Tables.IPv4, actual.Ipvs.Tables.IPv4);
        Assert.Equal(expected.Ipvs.Tables.IPv6, actual.Ipvs.Tables.IPv6);
        Assert.Equal(expected, actual);
    }
}
