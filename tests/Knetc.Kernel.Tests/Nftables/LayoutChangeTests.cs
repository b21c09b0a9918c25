using Knetc.Kernel.Apply;
using Knetc.Kernel.Machine;
using Knetc.Testing.Nftables;

namespace Knetc.Kernel.Nftables;

/// <summary>What <c>apply.sh proxy</c> does where the other layout is.</summary>
public sealed class LayoutChangeTests
{
    private const string Service =
        """
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: sticky, namespace: shop}
        spec:
          clusterIP: 10.96.0.20
          clusterIPs: [10.96.0.20]
          sessionAffinity: ClientIP
          ports:
          - {name: http, port: 80, targetPort: 8080}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: shop}
        spec:
          type: LoadBalancer
          clusterIP: 10.96.0.21
          clusterIPs: [10.96.0.21]
          loadBalancerSourceRanges: [198.51.100.0/24]
          ports:
          - {name: http, port: 80, targetPort: 8080, nodePort: 30080}
        status: {loadBalancer: {ingress: [{ip: 203.0.113.9}]}}

        """;

    [KernelTheory(KernelFeature.NfTables, KernelFeature.Veth)]
    [InlineData("reference", "compact")]
    [InlineData("compact", "reference")]
    [InlineData("compact", "compact")]
    public void A_layout_takes_the_place_of_the_other_and_clients_stay(string before, string after)
    {
        using var old = Compile(before);
        using var compiled = Compile(after);
        using var node = new TestNode();
        node.Apply(compiled).MustExitWith(0);
        var expected = NftTables.Read(node);

        node.Apply(old).MustExitWith(0);
        var clients = NftTables.Read(node).Tables["ip kube-proxy"].Sets.Keys.Single(name => name.StartsWith("set affinity-", StringComparison.Ordinal));
        node.Script($"nft add element ip kube-proxy {clients["set ".Length..]} '{{ 198.51.100.2 }}'").MustExitWith(0);
        node.Apply(compiled).MustExitWith(0);

        var actual = NftTables.Read(node);
        Assert.StartsWith("198.51.100.2", Assert.Single(actual.Tables["ip kube-proxy"].Sets[clients].Elements));
        actual.Tables["ip kube-proxy"].Sets[clients].Elements.Clear();
        Assert.Null(NftComparer.Difference(expected, actual));
    }

    private static CompiledNode Compile(string layout) => CompiledNode.Compile(
        "n1",
        OneNode.Manifests + Service + Slice("sticky", "10.244.0.5") + Slice("web", "10.244.0.6"),
        OneNode.Configuration("conntrack: {maxPerCore: 0}", "nftables"),
        "--nftables-layout",
        layout);

    private static string Slice(string service, string address) =>
        $$"""
        ---
        apiVersion: discovery.k8s.io/v1
        kind: EndpointSlice
        metadata: {name: {{service}}-1, namespace: shop, labels: {kubernetes.io/service-name: {{service}} } }
        addressType: IPv4
        ports: [{name: http, port: 8080}]
        endpoints: [{addresses: [{{address}}], nodeName: n1}]

        """;
}
