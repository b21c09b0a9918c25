using Knetc.Binding;
using Knetc.Iptables;
using Knetc.Net;

namespace Knetc.Tests.Iptables;

public class RuleSetTests
{
    [Fact]
    public void Hooks_stand_in_the_resulting_order()
    {
        var ruleSet = Generate(new ClusterBuilder());
        Assert.Equal("INPUT 13,7,3,1; FORWARD 9,6,4,2; OUTPUT 14,8,5", Rows(ruleSet.Find(TableName.Filter)!));
        Assert.Equal("PREROUTING 11; OUTPUT 10; POSTROUTING 12", Rows(ruleSet.Find(TableName.Nat)!));

        static string Rows(Table table) => string.Join("; ", table.Hooks.GroupBy(hook => hook.Rule.Chain)
            .Select(group => $"{group.Key} {string.Join(',', group.Select(hook => hook.Row))}"));
    }

    [Fact]
    public void File_without_services_is_complete_and_sorted() => Assert.Equal(
        """
        *mangle
        :KUBE-PROXY-CANARY - [0:0]
        COMMIT
        *filter
        :KUBE-EXTERNAL-SERVICES - [0:0]
        :KUBE-FIREWALL - [0:0]
        :KUBE-FORWARD - [0:0]
        :KUBE-NODEPORTS - [0:0]
        :KUBE-PROXY-CANARY - [0:0]
        :KUBE-PROXY-FIREWALL - [0:0]
        :KUBE-SERVICES - [0:0]
        -A INPUT -j KUBE-FIREWALL
        -A INPUT -m conntrack --ctstate NEW -m comment --comment "kubernetes load balancer firewall" -j KUBE-PROXY-FIREWALL
        -A INPUT -m comment --comment "kubernetes health check service ports" -j KUBE-NODEPORTS
        -A INPUT -m conntrack --ctstate NEW -m comment --comment "kubernetes externally-visible service portals" -j KUBE-EXTERNAL-SERVICES
        -A FORWARD -m conntrack --ctstate NEW -m comment --comment "kubernetes load balancer firewall" -j KUBE-PROXY-FIREWALL
        -A FORWARD -m comment --comment "kubernetes forwarding rules" -j KUBE-FORWARD
        -A FORWARD -m conntrack --ctstate NEW -m comment --comment "kubernetes service portals" -j KUBE-SERVICES
        -A FORWARD -m conntrack --ctstate NEW -m comment --comment "kubernetes externally-visible service portals" -j KUBE-EXTERNAL-SERVICES
        -A OUTPUT -j KUBE-FIREWALL
        -A OUTPUT -m conntrack --ctstate NEW -m comment --comment "kubernetes load balancer firewall" -j KUBE-PROXY-FIREWALL
        -A OUTPUT -m conntrack --ctstate NEW -m comment --comment "kubernetes service portals" -j KUBE-SERVICES
        -A KUBE-FORWARD -m conntrack --ctstate INVALID -j DROP
        -A KUBE-FORWARD -m comment --comment "kubernetes forwarding rules" -m mark --mark 0x00004000/0x00004000 -j ACCEPT
        -A KUBE-FORWARD -m comment --comment "kubernetes forwarding conntrack rule" -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT
        COMMIT
        *nat
        :KUBE-MARK-MASQ - [0:0]
        :KUBE-NODEPORTS - [0:0]
        :KUBE-POSTROUTING - [0:0]
        :KUBE-PROXY-CANARY - [0:0]
        :KUBE-SERVICES - [0:0]
        -A PREROUTING -m comment --comment "kubernetes service portals" -j KUBE-SERVICES
        -A OUTPUT -m comment --comment "kubernetes service portals" -j KUBE-SERVICES
        -A POSTROUTING -m comment --comment "kubernetes postrouting rules" -j KUBE-POSTROUTING
        -A KUBE-POSTROUTING -m mark ! --mark 0x00004000/0x00004000 -j RETURN
        -A KUBE-POSTROUTING -j MARK --xor-mark 0x00004000
        -A KUBE-POSTROUTING -m comment --comment "kubernetes service traffic requiring SNAT" -j MASQUERADE --random-fully
        -A KUBE-MARK-MASQ -j MARK --or-mark 0x00004000
        -A KUBE-SERVICES -m comment --comment "kubernetes service nodeports; NOTE: this must be the last rule in this chain" -m addrtype --dst-type LOCAL ! -d ::1/128 -j KUBE-NODEPORTS
        COMMIT

        """,
        RestoreText.Write(Generate(new ClusterBuilder(), IpFamily.IPv6)));

    [Theory]
    [InlineData("BridgeInterface", "! -i cni0", "-i cni0")]
    [InlineData("InterfaceNamePrefix", "! -i veth+", "-i veth+")]
    [InlineData("ClusterCIDR", "! -s 10.244.0.0/16", "-s 10.244.0.0/16")]
    [InlineData("NodeCIDR", null, null)]
    public void Detectors(string mode, string? notLocal, string? local)
    {
        string text = RestoreText.Write(Generate(new ClusterBuilder()
            .Configure(proxy => proxy with { DetectLocalMode = mode, BridgeInterface = "cni0", InterfaceNamePrefix = "veth" })
            .Service("shop/web", "10.96.0.20", "80@30080", spec => spec with { Type = "NodePort", ExternalTrafficPolicy = "Local" })
            .Slice("shop/web", "8080", ClusterBuilder.Ready("10.244.1.5"))));
        if (notLocal is null || local is null)
        {
            Assert.DoesNotContain("--dport 80 ! ", text);
            Assert.DoesNotContain("pod traffic for", text);
        }
        else
        {
            Assert.Contains($" --dport 80 {notLocal} -j KUBE-MARK-MASQ\n", text);
            Assert.Contains($" --comment \"pod traffic for shop/web external destinations\" {local} -j KUBE-SVC-", text);
        }
    }

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public void Large_clusters_lose_the_comments_about_endpoints(int endpoints, bool comments)
    {
        string text = RestoreText.Write(Generate(new ClusterBuilder()
            .Service("shop/web", "10.96.0.20", "80")
            .Slice("shop/web", "8080", [.. Enumerable.Range(0, endpoints).Select(i => ClusterBuilder.Ready($"10.244.{i / 250}.{i % 250}"))])));
        Assert.Equal(comments, text.Contains("shop/web -> ", StringComparison.Ordinal));
        Assert.Equal(comments, text.Contains("--comment shop/web -s ", StringComparison.Ordinal));
        Assert.Contains("--comment \"shop/web cluster IP\"", text);
    }

    [Theory]
    [InlineData("", true, "-m addrtype --dst-type LOCAL -j KUBE-NODEPORTS")]
    [InlineData("", false, "-m addrtype --dst-type LOCAL ! -d 127.0.0.0/8 -j KUBE-NODEPORTS")]
    [InlineData("127.0.0.0/8", true, "-d 127.0.0.1 -j KUBE-NODEPORTS")]
    [InlineData("127.0.0.0/8", false, null)]
    [InlineData("198.18.0.0/15", true, null)]
    public void Jump_to_node_ports(string networks, bool localhost, string? expected)
    {
        var ruleSet = Generate(new ClusterBuilder().Configure(proxy => proxy with
        {
            NodePortAddresses = networks.Length == 0 ? [] : [networks],
            Iptables = proxy.Iptables with { LocalhostNodePorts = localhost },
        }));
        var jump = ruleSet.Find(TableName.Nat)!.Rules[^1];
        if (expected is null) Assert.Equal("KUBE-MARK-MASQ", jump.Chain);
        else Assert.EndsWith(expected, RestoreWriter.Format(jump));
        bool martians = localhost && networks != "198.18.0.0/15";
        Assert.Equal(martians, ruleSet.Find(TableName.Filter)!.Rules.Contains(StaticRules.MartianDrop));
        Assert.Equal(martians ? 6 : 5, ruleSet.Counts.FilterChains);
    }

    [Fact]
    public void Lines_lead_back_to_their_fields()
    {
        var origins = new List<LineOrigin>();
        string text = RestoreText.Write(
            Generate(new ClusterBuilder()
                .Service(
                    "shop/web",
                    "10.96.0.20",
                    "http:80@30080",
                    spec => spec with
                    {
                        Type = "LoadBalancer",
                        ExternalTrafficPolicy = "Local",
                        HealthCheckNodePort = 31000,
                        ExternalIPs = ["2001:db8::50", "203.0.113.50"],
                        LoadBalancerSourceRanges = ["203.0.113.0/24"],
                    },
                    service => service with { Ingress = [new LoadBalancerIngress("198.51.100.10", "", null)] })
                .Slice("shop/web", "http:8080", ClusterBuilder.Ready("10.244.1.5", "node-b"))),
            origins);
        string[] lines = text.Split('\n');
        var paths = origins.ToDictionary(origin => lines[origin.Line - 1], origin => $"{origin.Origin.Object.Kind} {origin.Origin.Path}");
        AssertPath("-A KUBE-SERVICES -m comment --comment \"shop/web:http cluster IP\"", "Service spec.clusterIP");
        AssertPath("-A KUBE-SERVICES -m comment --comment \"shop/web:http external IP\"", "Service spec.externalIPs[1]");
        AssertPath("-A KUBE-SERVICES -m comment --comment \"shop/web:http loadbalancer IP\"", "Service status.loadBalancer.ingress[0].ip");
        AssertPath("-A KUBE-NODEPORTS -m comment --comment shop/web:http ", "Service spec.ports[0].nodePort");
        AssertPath("-A KUBE-NODEPORTS -m comment --comment \"shop/web:http health check node port\"", "Service spec.healthCheckNodePort");
        AssertPath("-A KUBE-FW-", "Service spec.loadBalancerSourceRanges[0]");
        AssertPath(":KUBE-EXT-", "Service spec.ports[0]");
        AssertPath(":KUBE-SEP-", "EndpointSlice endpoints[0]");
        AssertPath("-A KUBE-SEP-", "EndpointSlice endpoints[0]");
        Assert.DoesNotContain(paths.Keys, line => line.StartsWith("-A KUBE-FORWARD", StringComparison.Ordinal));
        Assert.Equal(origins.OrderBy(origin => origin.Line), origins);

        void AssertPath(string line, string path) => Assert.Equal(path, paths.First(pair => pair.Key.StartsWith(line, StringComparison.Ordinal)).Value);
    }

    private static IptablesRuleSet Generate(ClusterBuilder cluster, IpFamily family = IpFamily.IPv4)
    {
        var plan = cluster.PlanNode();
        return new IptablesBackend(plan.Cluster).Generate(plan, family);
    }
}
