using Knetc.Kernel.Apply;
using Knetc.Kernel.Machine;

namespace Knetc.Kernel.Userspace;

/// <summary>What the script of userspace mode puts into the kernel, and what it says.</summary>
public sealed class UserspaceScriptTests
{
    private const string Configuration = "apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\nconntrack: {maxPerCore: 0}\n";

    private const string Dns =
        """
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: dns, namespace: default}
        spec:
          type: NodePort
          clusterIP: 10.96.0.10
          externalIPs: [203.0.113.5]
          ports: [{protocol: UDP, port: 53, nodePort: 30053}]

        """;

    private const string Other =
        """
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: a, namespace: default}
        spec:
          clusterIP: 10.96.0.9
          ports: [{protocol: UDP, port: 53}]

        """;

    [KernelTheory(KernelFeature.NfTables, KernelFeature.LegacyTables, KernelFeature.Veth)]
    [InlineData("nft")]
    [InlineData("legacy")]
    public void The_chains_of_node_ports_are_hooked_last_and_a_second_run_changes_nothing(string backend)
    {
        using var compiled = Compile(Dns);
        using var node = new TestNode(backend);
        node.Script("iptables -t nat -A PREROUTING -s 198.51.100.7 -j ACCEPT\niptables -t nat -A OUTPUT -d 198.51.100.7 -j ACCEPT").MustExitWith(0);

        node.Apply(compiled).MustExitWith(0);
        var first = node.Tables();
        node.Apply(compiled).MustExitWith(0);

        Assert.Equal(first, node.Tables());
        Assert.Equal(["KUBE-PORTALS-CONTAINER", "ACCEPT", "KUBE-NODEPORT-CONTAINER"], HooksOf(first, "PREROUTING"));
        Assert.Equal(["KUBE-PORTALS-HOST", "ACCEPT", "KUBE-NODEPORT-HOST"], HooksOf(first, "OUTPUT"));
        Assert.Equal(["KUBE-NODEPORT-NON-LOCAL"], HooksOf(first, "INPUT"));
        Assert.Contains(
            "-A KUBE-NODEPORT-NON-LOCAL -p udp -m comment --comment \"default/dns\" -m udp --dport 40000 -m state --state NEW -j ACCEPT",
            first.IPv4.Split('\n'));
        Assert.DoesNotContain("KUBE-", first.IPv6, StringComparison.Ordinal);
    }

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth)]
    public void A_missing_hook_comes_back_to_its_place()
    {
        using var compiled = Compile(Dns);
        using var node = new TestNode();
        node.Apply(compiled).MustExitWith(0);
        var before = node.Tables();
        node.Script("iptables -t nat -D PREROUTING 2\niptables -t nat -D OUTPUT 1").MustExitWith(0);

        node.Apply(compiled).MustExitWith(0);

        Assert.Equal(before, node.Tables());
    }

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth)]
    public void Flows_of_rules_that_lead_elsewhere_now_are_forgotten()
    {
        using var old = Compile(Dns);
        using var compiled = Compile(Dns + Other); // the port of the proxy moves from 40000 to 40001
        using var node = new TestNode();
        node.Apply(old).MustExitWith(0);
        foreach (var (source, destination) in (ReadOnlySpan<(int, string)>)[(1001, "10.96.0.10 --dport 53"), (1002, "203.0.113.5 --dport 53"), (1003, "192.0.2.1 --dport 30053"), (1004, "10.96.0.9 --dport 53"), (1005, "10.244.0.5 --dport 54"), (1006, "10.96.0.10 --dport 54")])
        {
            node.Script($"conntrack -I -p udp -s 198.51.100.9 --sport {source} -d {destination} --timeout 100").MustExitWith(0);
        }

        Assert.Equal("", node.Apply(old).MustExitWith(0).Error);
        Assert.Equal(6, Flows(node).Length);

        Assert.Equal("", node.Apply(compiled).MustExitWith(0).Error);
        Assert.Equal(["sport=1005", "sport=1006"], Flows(node));
    }

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth, KernelFeature.Nginx)]
    public void Says_how_to_start_nginx_and_that_works()
    {
        using var compiled = Compile(Dns + Other);
        using var node = new TestNode();
        var said = node.Apply(compiled).MustExitWith(0).Out;
        const string Announcement = "the rules lead to nginx, which does not run; to start it: ";
        var line = said.Split('\n').Single(text => text.Contains(Announcement, StringComparison.Ordinal));
        var command = line[(line.IndexOf(Announcement, StringComparison.Ordinal) + Announcement.Length)..];

        // In a view of its own of /run, where the file with the number of the process goes.
        var inside = $"mount -t tmpfs tmpfs /run; {command} -t 2>&1; {command}; sleep 0.2; ss -Hlnu; sh '{compiled.Script}' proxy; sh '{compiled.Script}' cleanup; {command} -s quit";
        File.WriteAllText(compiled.PathOf("inside.sh"), inside);
        var result = node.Script($"unshare -m sh -ec '. {compiled.PathOf("inside.sh")}'").MustExitWith(0);

        Assert.Contains("test is successful", result.Out, StringComparison.Ordinal);
        Assert.Contains("0.0.0.0:40000", result.Out, StringComparison.Ordinal);
        Assert.Contains("0.0.0.0:40001", result.Out, StringComparison.Ordinal);
        Assert.Contains($"to have it read its new configuration: {command} -s reload", result.Out, StringComparison.Ordinal);
        Assert.Contains($"to stop it: {command} -s quit", result.Out, StringComparison.Ordinal);
    }

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth, KernelFeature.Nginx)]
    public void A_node_whose_first_address_is_IPv6_serves_IPv6()
    {
        using var compiled = CompiledNode.Compile(
            "n1",
            """
            apiVersion: v1
            kind: Node
            metadata: {name: n1}
            status: {addresses: [{type: InternalIP, address: "2001:db8::1"}, {type: InternalIP, address: 192.0.2.1}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop}
            spec:
              type: NodePort
              ipFamilies: [IPv6]
              clusterIP: "fd00:10:96::20"
              ports: [{port: 80, targetPort: 8080, nodePort: 30080}]
            ---
            apiVersion: v1
            kind: Endpoints
            metadata: {name: web, namespace: shop}
            subsets: [{addresses: [{ip: "2001:db8::1"}], ports: [{port: 8080}]}]

            """,
            Configuration,
            "--proxy-mode",
            "userspace");
        using var node = new TestNode();
        var endpoint = compiled.PathOf("endpoint.conf");
        File.WriteAllText(endpoint, "pid /run/endpoint.pid; events {} stream { server { listen [2001:db8::1]:8080; return hello; } }");
        node.Apply(compiled).MustExitWith(0);

        File.WriteAllText(
            compiled.PathOf("inside.sh"),
            $$"""
            mount -t tmpfs tmpfs /run
            ip -6 route add default via 2001:db8::2
            nginx -c '{{endpoint}}' -g '{{Nginx.Module}}'
            nginx -c '{{compiled.PathOf("nginx-stream.conf")}}' -g '{{Nginx.Module}}'
            sleep 0.2
            for to in fd00:10:96::20/80 2001:db8::1/30080; do bash -c "cat </dev/tcp/$to"; echo; done
            kill $(cat /run/*.pid)
            """);
        var result = node.Script($"unshare -m sh -e '{compiled.PathOf("inside.sh")}'").MustExitWith(0);

        Assert.Equal("hello\nhello\n", result.Out);
        Assert.DoesNotContain("KUBE-", node.Tables().IPv4, StringComparison.Ordinal);
    }

    [KernelFact(KernelFeature.NfTables, KernelFeature.Veth)]
    public void Cleanup_leaves_nothing()
    {
        using var compiled = Compile(Dns);
        using var node = new TestNode();
        var before = node.Tables();
        node.Apply(compiled).MustExitWith(0);

        node.Apply(compiled, "cleanup").MustExitWith(0);

        Assert.Equal(before, node.Tables());
    }

    private static CompiledNode Compile(string services) => CompiledNode.Compile("n1", OneNode.Manifests + services, Configuration, "--proxy-mode", "userspace");

    private static IEnumerable<string> HooksOf(KernelTables tables, string chain) => tables.IPv4.Split('\n')
        .Where(line => line.StartsWith($"-A {chain} ", StringComparison.Ordinal))
        .Select(line => line.Split(' ')[^1]);

    private static string[] Flows(TestNode node) =>
    [
        .. from line in node.Script("conntrack -L -p udp").MustExitWith(0).Out.Split('\n')
           from word in line.Split(' ').Where(word => word.StartsWith("sport=1", StringComparison.Ordinal)).Take(1)
           orderby word
           select word,
    ];
}
