using Knetc.Kernel.Apply;
using Knetc.Kernel.Machine;

namespace Knetc.Kernel.Ipvs;

/// <summary>UDP flows through virtual servers whose real server is gone are deleted; all others stay.</summary>
public sealed class IpvsConnectionTests
{
    private const string Configuration =
        """
        apiVersion: kubeproxy.config.k8s.io/v1alpha1
        kind: KubeProxyConfiguration
        mode: ipvs
        conntrack: {maxPerCore: 0, tcpEstablishedTimeout: 0s, tcpCloseWaitTimeout: 0s}

        """;

    /// <summary>The flows by name, as conntrack's options.</summary>
    private static readonly (string Name, string Flow)[] Flows =
    [
        ("cluster IP to a", "-p udp -s 10.244.0.9 -d 10.96.0.10 --sport 1001 --dport 53 --dst-nat 10.244.0.5"),
        ("cluster IP to b", "-p udp -s 10.244.0.9 -d 10.96.0.10 --sport 1002 --dport 53 --dst-nat 10.244.0.6"),
        ("node port to a", "-p udp -s 198.51.100.9 -d 192.0.2.1 --sport 1004 --dport 30053 --dst-nat 10.244.0.5"),
        ("untranslated", "-p udp -s 10.244.0.9 -d 10.96.0.10 --sport 1006 --dport 53"),
        ("straight to a", "-p udp -s 10.244.0.9 -d 10.244.0.5 --sport 1007 --dport 53"),
        ("other port", "-p udp -s 10.244.0.9 -d 10.96.0.10 --sport 1011 --dport 54 --dst-nat 10.244.0.5"),
        ("TCP to a", "-p tcp --state ESTABLISHED -s 10.244.0.9 -d 10.96.0.10 --sport 1008 --dport 53 --dst-nat 10.244.0.5"),
        ("IPv6 to a", "-p udp -s fd00:10:244::9 -d fd00:10:96::a --sport 1009 --dport 53 --dst-nat fd00:10:244::5"),
        ("IPv6 to b", "-p udp -s fd00:10:244::9 -d fd00:10:96::a --sport 1010 --dport 53 --dst-nat fd00:10:244::6"),
    ];

    public static TheoryData<string, string, string[]> Changes => new()
    {
        { "5 6", "5 6", [] },
        { "5 6", "6", ["cluster IP to a", "node port to a", "IPv6 to a"] },
        { "5 6", "", ["cluster IP to a", "cluster IP to b", "node port to a", "IPv6 to a", "IPv6 to b"] },
        { "5 6", "none", ["cluster IP to a", "cluster IP to b", "node port to a", "untranslated", "IPv6 to a", "IPv6 to b"] },
        { "", "5 6", ["cluster IP to a", "cluster IP to b", "node port to a", "untranslated", "IPv6 to a", "IPv6 to b"] },
    };

    /// <param name="before">Endpoints before, by the last part of the address.</param>
    /// <param name="after">Endpoints after; "none" when the Service itself is gone.</param>
    /// <param name="deleted">The flows that go.</param>
    [KernelTheory(KernelFeature.NfTables, KernelFeature.Veth, KernelFeature.IpSet, KernelFeature.Bridge)]
    [MemberData(nameof(Changes))]
    public void Flows_of_removed_real_servers_go(string before, string after, string[] deleted)
    {
        using var old = CompiledNode.Compile("n1", OneNode.Manifests + Manifests(before), Configuration);
        using var compiled = CompiledNode.Compile("n1", OneNode.Manifests + Manifests(after), Configuration);
        using var node = new IpvsNode();
        node.Apply(old).MustExitWith(0);
        foreach (var (_, flow) in Flows) node.Script($"conntrack -I {flow} --timeout 100").MustExitWith(0);

        node.Apply(compiled).MustExitWith(0);

        var listing = node.Script("conntrack -L -f ipv4; conntrack -L -f ipv6").MustExitWith(0).Out;
        var left = Flows.Where(flow => listing.Contains($" sport={flow.Flow.Split("--sport ")[1].Split(' ')[0]} ", StringComparison.Ordinal));
        Assert.Equal(Flows.Select(flow => flow.Name).Except(deleted), left.Select(flow => flow.Name));
    }

    private static string Manifests(string endpoints) => endpoints == "none"
        ? ""
        : """
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
            ports:
            - {name: dns, protocol: UDP, port: 53, nodePort: 30053}

          """ + Slice("IPv4", "10.244.0.", endpoints) + Slice("IPv6", "fd00:10:244::", endpoints);

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
              labels: {"{"}kubernetes.io/service-name: dns{"}"}
            addressType: {family}
            ports: [{"{"}name: dns, protocol: UDP, port: 53{"}"}]
            endpoints: [{list}]

            """;
    }
}
