using Knetc.Conformance;
using Knetc.Kernel.Apply;
using Knetc.Kernel.Machine;

namespace Knetc.Kernel.Nftables;

/// <summary>What the script of nftables mode keeps, removes, refuses and puts back.</summary>
public sealed class NftablesScriptTests
{
    private const string AnyCase = "000";
    private const string OtherCase = "003";

    private const string Service =
        """
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: shop}
        spec:
          clusterIP: 10.96.0.20
          clusterIPs: [10.96.0.20]
          sessionAffinity: ClientIP
          sessionAffinityConfig: {clientIP: {timeoutSeconds: TIMEOUT}}
          ports:
          - {name: http, port: 80, targetPort: 8080}

        """;

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth)]
    public void Clients_keep_endpoints_that_stay()
    {
        using var old = Compile(10800, "10.244.0.5", "10.244.0.6");
        using var compiled = Compile(600, "10.244.0.6", "10.244.0.7");
        using var node = new TestNode();
        node.Apply(old).MustExitWith(0);
        var names = NftTables.Read(node).Tables["ip kube-proxy"].Sets.Keys.Where(name => name.StartsWith("set affinity-", StringComparison.Ordinal)).ToList();
        foreach (var name in names)
        {
            node.Script($"nft add element ip kube-proxy {name["set ".Length..]} '{{ 198.51.100.2 expires 300s, 198.51.100.3 expires 7200s, 198.51.100.4 }}'").MustExitWith(0);
        }

        node.Apply(compiled).MustExitWith(0);

        var sets = NftTables.Read(node).Tables["ip kube-proxy"].Sets;
        Assert.DoesNotContain(sets.Keys, name => name.Contains("10.244.0.5", StringComparison.Ordinal));
        Assert.Equal(2, names.Count);
        Assert.Empty(sets.Single(set => set.Key.Contains("10.244.0.7", StringComparison.Ordinal)).Value.Elements);
        var kept = sets.Single(set => set.Key.Contains("10.244.0.6", StringComparison.Ordinal)).Value;
        Assert.Contains("timeout 10m", kept.Properties);
        var clients = kept.Elements.Select(element => element.Split(' ')).ToDictionary(words => words[0], words => words[2], StringComparer.Ordinal);
        Assert.Equal(["198.51.100.2", "198.51.100.3", "198.51.100.4"], clients.Keys.Order(StringComparer.Ordinal));

        // Some seconds may have passed. Nobody has more time than the new timeout gives.
        Assert.Matches("^(5m|4m[45])", clients["198.51.100.2"]);
        Assert.All((string[])["198.51.100.3", "198.51.100.4"], client => Assert.Matches("^(10m|9m[45])", clients[client]));
    }

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth)]
    public void Cleanup_removes_both_tables_and_nothing_else()
    {
        using var compiled = CompiledNode.Capture(AnyCase, mode: Captures.NftablesFolder);
        using var node = new TestNode();
        node.Script("nft add table ip mine; nft add chain ip mine c; nft add table inet kube-proxy").MustExitWith(0);
        var before = NftTables.List(node);
        node.Apply(compiled).MustExitWith(0);
        Assert.NotEqual(before, NftTables.List(node));

        node.Apply(compiled, "cleanup").MustExitWith(0);

        Assert.Equal(before, NftTables.List(node));
        node.Apply(compiled, "cleanup").MustExitWith(0);
        Assert.Equal(before, NftTables.List(node));
    }

    /// <param name="failure">How nft goes about loading.</param>
    [KernelTheory(KernelFeature.NfTables, KernelFeature.Veth)]
    [InlineData("exit 1")]
    [InlineData("sed 's/jump services/jump nowhere/' \"$2\" >\"$2.broken\"; exec /usr/sbin/nft -f \"$2.broken\"")]
    public void A_refused_file_changes_nothing(string failure)
    {
        using var before = CompiledNode.Capture(OtherCase, mode: Captures.NftablesFolder);
        using var compiled = CompiledNode.Capture(AnyCase, mode: Captures.NftablesFolder);
        foreach (var isFirst in (bool[])[true, false])
        {
            using var node = new TestNode();
            using var tools = new FakeTools();
            tools.Write("nft", $"[ \"$1\" = -f ] || exec /usr/sbin/nft \"$@\"\n{failure}");
            if (!isFirst) node.Apply(before).MustExitWith(0);
            var expected = NftTables.List(node);

            var result = node.Script($"PATH={tools.Path}:$PATH '{compiled.Script}' proxy").MustExitWith(1);

            Assert.Contains("nft refused the rules", result.Error, StringComparison.Ordinal);
            Assert.Equal(expected, NftTables.List(node));
        }
    }

    [KernelTheory(KernelFeature.NfTables, KernelFeature.Veth)]
    [InlineData(AnyCase)]
    [InlineData(OtherCase)]
    public void A_signal_after_loading_puts_everything_back(string name)
    {
        // The masquerade bit of the first is 31, which nft lists in a form of its own.
        using var before = CompiledNode.Capture("004", mode: Captures.NftablesFolder);
        using var compiled = CompiledNode.Capture(name, mode: Captures.NftablesFolder);
        using var node = new TestNode();
        using var tools = new FakeTools();
        tools.Write("nft", "/usr/sbin/nft \"$@\" || exit\n[ \"$1\" != -f ] || [ -e \"$0.done\" ] || { : >\"$0.done\"; kill -TERM $PPID; }");
        node.Apply(before).MustExitWith(0);
        var expected = NftTables.List(node);

        node.Script($"PATH={tools.Path}:$PATH '{compiled.Script}' proxy").MustExitWith(143);

        Assert.Equal(expected, NftTables.List(node));
    }

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth)]
    public void It_refuses_without_its_file_or_nft()
    {
        using var compiled = CompiledNode.Capture(AnyCase, mode: Captures.NftablesFolder);
        using var node = new TestNode();
        using var tools = new FakeTools();
        tools.Write("nft", "exit 1");

        Assert.Contains("nft does not work here", node.Script($"PATH={tools.Path}:$PATH '{compiled.Script}' proxy").MustExitWith(3).Error, StringComparison.Ordinal);
        File.Delete(compiled.PathOf("kube-proxy.nft"));
        Assert.Contains("cannot read", node.Apply(compiled).MustExitWith(3).Error, StringComparison.Ordinal);
        Assert.Equal("", NftTables.List(node));
    }

    private static CompiledNode Compile(int timeout, params string[] endpoints)
    {
        var list = string.Join('\n', endpoints.Select(address => "- {addresses: [" + address + "], nodeName: n1}"));
        var slice =
            """
            ---
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata:
              name: web-1
              namespace: shop
              labels: {kubernetes.io/service-name: web}
            addressType: IPv4
            ports: [{name: http, protocol: TCP, port: 8080}]
            endpoints:

            """;
        return CompiledNode.Compile(
            "n1", OneNode.Manifests + Service.Replace("TIMEOUT", $"{timeout}", StringComparison.Ordinal) + slice + list, OneNode.Configuration("conntrack: {maxPerCore: 0}", "nftables"));
    }
}
