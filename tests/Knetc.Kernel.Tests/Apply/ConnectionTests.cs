using Knetc.Kernel.Machine;

namespace Knetc.Kernel.Apply;

/// <summary>UDP flows that kube-proxy would delete go; all others stay.</summary>
public sealed class ConnectionTests
{
    private const string Service =
        """
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: dns, namespace: default}
        spec:
          type: NodePort
          ipFamilyPolicy: RequireDualStack
          ipFamilies: [IPv4, IPv6]
          clusterIP: 10.96.0.10
          clusterIPs: [10.96.0.10, "fd00:10:96::a"]
          externalIPs: [203.0.113.5]
          ports:
          - {name: dns, protocol: UDP, port: 53, nodePort: 30053}
          - {name: dns-tcp, protocol: TCP, port: 53, nodePort: 30053}

        """;

    /// <summary>Flows as conntrack's options: to be kept and to be deleted.</summary>
    private static readonly (string Name, string Flow)[] Flows =
    [
        ("cluster IP to a", "-p udp -s 10.244.0.9 -d 10.96.0.10 --sport 1001 --dport 53 --dst-nat 10.244.0.5"),
        ("cluster IP to b", "-p udp -s 10.244.0.9 -d 10.96.0.10 --sport 1002 --dport 53 --dst-nat 10.244.0.6"),
        ("external IP to a", "-p udp -s 198.51.100.9 -d 203.0.113.5 --sport 1003 --dport 53 --dst-nat 10.244.0.5"),
        ("node port to a", "-p udp -s 198.51.100.9 -d 192.0.2.1 --sport 1004 --dport 30053 --dst-nat 10.244.0.5"),
        ("node port to b", "-p udp -s 198.51.100.9 -d 192.0.2.1 --sport 1005 --dport 30053 --dst-nat 10.244.0.6"),
        ("untranslated", "-p udp -s 10.244.0.9 -d 10.96.0.10 --sport 1006 --dport 53"),
        ("straight to a", "-p udp -s 10.244.0.9 -d 10.244.0.5 --sport 1007 --dport 53"),
        ("TCP to a", "-p tcp --state ESTABLISHED -s 10.244.0.9 -d 10.96.0.10 --sport 1008 --dport 53 --dst-nat 10.244.0.5"),
        ("IPv6 to a", "-p udp -s fd00:10:244::9 -d fd00:10:96::a --sport 1009 --dport 53 --dst-nat fd00:10:244::5"),
        ("IPv6 to b", "-p udp -s fd00:10:244::9 -d fd00:10:96::a --sport 1010 --dport 53 --dst-nat fd00:10:244::6"),
    ];

    private static readonly (string Before, string After, string[] Deleted)[] Expectations =
    [
        ("5 6", "5 6", []),
        ("5 6", "6", ["cluster IP to a", "external IP to a", "node port to a", "IPv6 to a"]),
        ("5 6", "", ["cluster IP to a", "cluster IP to b", "external IP to a", "node port to a", "node port to b", "IPv6 to a", "IPv6 to b"]),
        (
            "5 6", "none",
            ["cluster IP to a", "cluster IP to b", "untranslated", "external IP to a", "node port to a", "node port to b", "IPv6 to a", "IPv6 to b"]),
        (
            "", "5 6",
            ["cluster IP to a", "cluster IP to b", "untranslated", "external IP to a", "node port to a", "node port to b", "IPv6 to a", "IPv6 to b"]),
    ];

    public static TheoryData<string, string, string, string[]> Changes
    {
        get
        {
            var changes = new TheoryData<string, string, string, string[]>();
            foreach (var mode in (string[])["iptables", "nftables", "compact"])
            {
                foreach (var (before, after, deleted) in Expectations) changes.Add(mode, before, after, deleted);
            }

            return changes;
        }
    }

    /// <param name="mode">The proxy mode, or the compact layout of nftables mode.</param>
    /// <param name="before">Endpoints before, by the last part of the address.</param>
    /// <param name="after">Endpoints after; "none" when the Service itself is gone.</param>
    /// <param name="deleted">The flows that go.</param>
    [KernelTheory(KernelFeature.NfTables, KernelFeature.Veth)]
    [MemberData(nameof(Changes))]
    public void Flows_of_removed_endpoints_go(string mode, string before, string after, string[] deleted)
    {
        // The limit of the table belongs to the whole machine and cannot be set in a namespace.
        var configuration = OneNode.Configuration("conntrack: {maxPerCore: 0}", mode == "compact" ? "nftables" : mode);
        string[] layout = mode == "compact" ? ["--nftables-layout", "compact"] : [];
        using var old = CompiledNode.Compile("n1", OneNode.Manifests + Manifests(before), configuration, layout);
        using var compiled = CompiledNode.Compile("n1", OneNode.Manifests + Manifests(after), configuration, layout);
        using var node = new TestNode();
        node.Apply(old).MustExitWith(0);
        foreach (var (_, flow) in Flows) node.Script($"conntrack -I {flow} --timeout 100").MustExitWith(0);
        Assert.Equal(Flows.Select(flow => flow.Name), Left(node));

        Assert.Equal("", node.Apply(compiled).MustExitWith(0).Error);

        Assert.Equal(Flows.Select(flow => flow.Name).Except(deleted), Left(node));
    }

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth)]
    public void A_missing_tool_is_a_warning()
    {
        using var compiled = CompiledNode.Compile("n1", OneNode.Manifests + Manifests("5"));
        using var node = new TestNode();
        using var tools = new FakeTools();

        // A path of everything but conntrack.
        var result = node.Script(
            $"""
            ln -sf /sbin/* /bin/* /usr/sbin/* /usr/bin/* {tools.Path}/
            rm {tools.Path}/conntrack
            sed 's,^PATH=.*,PATH={tools.Path},' '{compiled.Script}' >'{compiled.Script}.test'
            sh '{compiled.Script}.test' proxy
            """).MustExitWith(0);

        Assert.Contains("warning: no conntrack tool", result.Error, StringComparison.Ordinal);
        Assert.NotEmpty(node.Tables().KubernetesLines);
    }

    private static IEnumerable<string> Left(TestNode node)
    {
        var listing = node.Script("conntrack -L -f ipv4; conntrack -L -f ipv6").MustExitWith(0).Out;
        return Flows.Where(flow => listing.Contains($" sport={flow.Flow.Split("--sport ")[1].Split(' ')[0]} ", StringComparison.Ordinal)).Select(flow => flow.Name);
    }

    private static string Manifests(string endpoints) =>
        endpoints == "none" ? "" : Service + Slice("IPv4", "10.244.0.", endpoints) + Slice("IPv6", "fd00:10:244::", endpoints);

    private static string Slice(string family, string prefix, string endpoints)
    {
        if (endpoints.Length == 0) return "";
        var list = string.Join(", ", endpoints.Split(' ').Select(end => $"{{addresses: [\"{prefix}{end}\"], nodeName: n1}}"));
        return $"""
            ---
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata:
              name: dns-{family.ToLowerInvariant()}
              namespace: default
              labels:
                kubernetes.io/service-name: dns
            addressType: {family}
            ports:
            - name: dns
              protocol: UDP
              port: 53
            - name: dns-tcp
              port: 53
            endpoints: [{list}]

            """;
    }
}
