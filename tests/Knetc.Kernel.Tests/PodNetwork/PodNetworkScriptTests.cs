using Knetc.Kernel.Machine;

namespace Knetc.Kernel.PodNetwork;

/// <summary>What <c>apply.sh pod-network</c> changes, and what it leaves alone.</summary>
public sealed class PodNetworkScriptTests
{
    [KernelTheory(KernelFeature.Veth, KernelFeature.Bridge, KernelFeature.NfTables, KernelFeature.Vxlan)]
    [InlineData("backend: direct")]
    [InlineData("backend: vxlan")]
    public void A_second_run_changes_nothing(string podNetwork)
    {
        using var cluster = new PodCluster(podNetwork);
        cluster.Apply("a").MustExitWith(0);
        string before = cluster["a"].State();

        // The kernel reports even changes to what was there already.
        string events = cluster["a"].Script(
            $"""
            ip monitor link address route >'{cluster.PathOf("events")}' 2>&1 & ip=$!
            nft monitor >>'{cluster.PathOf("nft-events")}' 2>&1 & nft=$!
            sleep 0.3
            '{cluster.PathOf("nodes", "a", "apply.sh")}' pod-network >&2
            sleep 0.3
            kill $ip $nft
            cat '{cluster.PathOf("events")}' '{cluster.PathOf("nft-events")}'
            """).MustExitWith(0).Out;

        Assert.Equal("", events);
        Assert.Equal(before, cluster["a"].State());
    }

    [KernelFact(KernelFeature.Veth, KernelFeature.Bridge, KernelFeature.NfTables)]
    public void A_change_of_the_cluster_adds_moves_and_removes_what_is_different()
    {
        using var cluster = new PodCluster();
        cluster.ApplyAll();

        // Node c is gone, pod a2 is another one, and a1 has another address.
        cluster.Compile("", text => string.Join("---", text
            .Replace("- {name: c,", "# ", StringComparison.Ordinal)
            .Replace("{name: a2,", "{name: a3,", StringComparison.Ordinal)
            .Replace("\"10.244.0.11,", "\"10.244.0.99,", StringComparison.Ordinal)
            .Split("---")
            .Where(document => !document.Contains("nodeName: c", StringComparison.Ordinal))));
        cluster.Apply("a").MustExitWith(0);

        string state = cluster["a"].State();
        Assert.DoesNotContain("10.244.2.", state, StringComparison.Ordinal);
        Assert.DoesNotContain("fd00:10:244:2:", state, StringComparison.Ordinal);
        Assert.Contains("10.244.1.0/24 via 192.0.2.2 dev eth0", state, StringComparison.Ordinal);
        Assert.DoesNotContain("ip daddr 192.0.2.3 return", state, StringComparison.Ordinal);
        Assert.Equal(
            ["knetc_default_a1", "knetc_default_a3"],
            cluster["a"].Script("ip netns list | awk '{ print $1 }' | sort").Out.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("2\n", cluster["a"].Script("ip -o link show master cni0 | wc -l").Out);
        cluster["a"].Script("ping -q -c 1 -W 2 10.244.0.99\nping -q -c 1 -W 2 10.244.0.12").MustExitWith(0);
        Assert.DoesNotContain("10.244.0.11", state, StringComparison.Ordinal);
    }

    [KernelTheory(KernelFeature.Veth, KernelFeature.Bridge, KernelFeature.NfTables, KernelFeature.Vxlan)]
    [InlineData("backend: direct")]
    [InlineData("backend: vxlan")]
    public void Cleanup_takes_what_is_ours_and_nothing_else(string podNetwork)
    {
        using var cluster = new PodCluster(podNetwork);
        var node = cluster["a"];
        node.Script(
            """
            ip route add 198.51.100.0/24 via 192.0.2.9 proto static
            ip netns add mine
            ip link add br7 type bridge
            ip link add name veth7 type veth peer name eth0 netns mine
            nft add table ip mine
            """).MustExitWith(0);
        string before = node.State();
        cluster.Apply("a").MustExitWith(0);
        Assert.NotEqual(before, node.State());

        cluster.Apply("a", "cleanup --force").MustExitWith(0);

        Assert.Equal(WithoutEmptyTables(before), WithoutEmptyTables(node.State()));
        Assert.Equal("apply.sh: cleanup done\n", cluster.Apply("a", "cleanup --force").Out);
    }

    [KernelFact(KernelFeature.Veth, KernelFeature.Bridge, KernelFeature.NfTables)]
    public void A_bridge_that_was_there_is_used_and_stays()
    {
        using var cluster = new PodCluster();
        var node = cluster["a"];
        node.Script("ip link add cni0 type bridge\nip link add name port7 type veth peer name end7\nip link set port7 master cni0").MustExitWith(0);
        cluster.ApplyAll();
        Assert.Empty(cluster.Unreachable());

        cluster.Apply("a", "cleanup --force").MustExitWith(0);

        Assert.Equal("1\n", node.Script("ip -o link show master cni0 | wc -l").Out);
    }

    [KernelFact(KernelFeature.Veth, KernelFeature.Bridge, KernelFeature.NfTables)]
    public void Pods_can_be_left_to_others()
    {
        using var cluster = new PodCluster();

        cluster.Apply("a", "pod-network --no-pods").MustExitWith(0);

        Assert.Equal("", cluster["a"].Script("ip netns list").Out);
        string state = cluster["a"].State();
        Assert.Contains("inet 10.244.0.1/24", state, StringComparison.Ordinal);
        Assert.Contains("10.244.1.0/24 via 192.0.2.2 dev eth0", state, StringComparison.Ordinal);
        Assert.Contains("masquerade", state, StringComparison.Ordinal);
    }

    [KernelTheory(KernelFeature.Veth, KernelFeature.Bridge, KernelFeature.NfTables)]
    [InlineData("ip link add name cni0 type veth peer name end7", "cni0 is there and not a bridge")]
    [InlineData("ip route add 10.244.1.0/24 via 192.0.2.9", "the route to 10.244.1.0/24 belongs to another program")]
    public void What_belongs_to_others_makes_it_refuse(string preparation, string message)
    {
        using var cluster = new PodCluster();
        cluster["a"].Script(preparation).MustExitWith(0);
        string before = cluster["a"].State();

        var result = cluster.Apply("a").MustExitWith(3);

        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Equal(before, cluster["a"].State());
    }

    [KernelTheory(KernelFeature.Veth, KernelFeature.Bridge, KernelFeature.NfTables, KernelFeature.Vxlan)]
    [InlineData("")]
    [InlineData("backend: vxlan")]
    public void A_step_that_fails_takes_back_those_before(string earlier)
    {
        using var cluster = new PodCluster(earlier);
        if (earlier.Length > 0) cluster.Apply("a").MustExitWith(0);
        string before = Settled(cluster["a"].State());

        // The other nodes are where no interface leads to.
        cluster.Compile("", text => text.Replace("192.0.2.2", "203.0.113.2", StringComparison.Ordinal).Replace("10.244.0.12", "10.244.0.13", StringComparison.Ordinal));
        var result = cluster.Apply("a").MustExitWith(1);

        Assert.Contains("Nexthop has invalid gateway", result.Error, StringComparison.Ordinal);
        Assert.Contains("use the backend vxlan", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, Settled(cluster["a"].State()));
    }

    /// <summary>Numbers of interfaces and chance addresses of their ends change when a pod is taken away and brought back.</summary>
    private static string Settled(string state) => string.Join('\n', state
        .Split('\n')
        .Where(line => !line.Contains("fe80:", StringComparison.Ordinal))
        .Select(line => System.Text.RegularExpressions.Regex.Replace(line, @"^\d+: |@if\d+|link/ether (?!0a:5[89]:)\S+|link-netnsid \d+|link-netns \S+", ""))
        .Order(StringComparer.Ordinal));

    /// <summary>iptables leaves its built-in tables behind.</summary>
    private static string WithoutEmptyTables(string state) =>
        System.Text.RegularExpressions.Regex.Replace(state, @"table ip6? (filter|nat|mangle|raw) \{(\n\tchain \w+ \{\n\t\ttype [^\n]*\n\t\})*\n\}\n", "");
}
