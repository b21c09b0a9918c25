using System.Text.Json.Nodes;
using Knetc.Kernel.Machine;

namespace Knetc.Kernel.PodNetwork;

/// <summary>The conflist, run by the reference plugins.</summary>
public sealed class CniTests
{
    [KernelFact(KernelFeature.Veth, KernelFeature.Bridge, KernelFeature.NfTables)]
    public void The_reference_plugins_make_a_pod_that_others_reach()
    {
        using var cluster = new PodCluster();
        foreach (string node in (string[])["a", "b"]) cluster.Apply(node, "pod-network --no-pods").MustExitWith(0);
        cluster["b"].Script("ip netns add there").MustExitWith(0);

        // What the plugins remember is not to stay on this machine.
        cluster["a"].Script("mount -t tmpfs none /var/lib\nip netns add here").MustExitWith(0);
        var conflist = JsonNode.Parse(File.ReadAllText(cluster.PathOf("nodes", "a", "cni", "10-knetc.conflist")))!;
        string first = Add(cluster, conflist, 0, null, """{"ips": ["10.244.0.77"]}""");
        Add(cluster, conflist, 1, first, """{"portMappings": [{"hostPort": 7070, "containerPort": 8080, "protocol": "tcp"}]}""");

        var addresses = JsonNode.Parse(first)!["ips"]!.AsArray().Select(address => (string)address!["address"]!).ToList();
        Assert.Equal("10.244.0.77/24", addresses[0]);
        Assert.StartsWith("fd00:10:244::", addresses[1], StringComparison.Ordinal);
        cluster["b"].Script($"ping -q -c 1 -W 2 10.244.0.77\nping -q -c 1 -W 4 {addresses[1].Split('/')[0]}").MustExitWith(0);

        _ = new Packets.Peer(cluster["a"].Namespace("here"), "here", 8080);
        var outside = new Packets.Peer(cluster.Outside, "outside");
        Assert.Equal("here", outside.Ask("tcp", "192.0.2.1", 7070).Server);
    }

    /// <summary>Runs a plugin of the list as a runtime does, and returns its result.</summary>
    private static string Add(PodCluster cluster, JsonNode conflist, int index, string? previous, string runtimeConfig)
    {
        var configuration = conflist["plugins"]![index]!.DeepClone().AsObject();
        configuration["cniVersion"] = (string)conflist["cniVersion"]!;
        configuration["name"] = (string)conflist["name"]!;
        configuration["runtimeConfig"] = JsonNode.Parse(runtimeConfig);
        if (previous is not null) configuration["prevResult"] = JsonNode.Parse(previous);
        return cluster["a"].Script(
            $"""
            export CNI_COMMAND=ADD CNI_CONTAINERID=here CNI_NETNS=/run/netns/here CNI_IFNAME=eth0 CNI_PATH=/usr/lib/cni
            /usr/lib/cni/{(string)configuration["type"]!} <<'END'
            {configuration.ToJsonString()}
            END
            """).MustExitWith(0).Out;
    }
}
