using Knetc.Options;
using static Knetc.Tests.Tracing.TracedCluster;

namespace Knetc.Tests.Tracing;

/// <summary>What the rules of every mode mean. The modes differ only where kube-proxy's do.</summary>
public sealed class ModeTests
{
    private const string Both = "forward 10.244.0.5:8080 1/2, 10.244.1.5:8080 1/2";
    private const string BothMasqueraded = "forward 10.244.0.5:8080 1/2 masqueraded, 10.244.1.5:8080 1/2 masqueraded";

    private static readonly ProxyMode[] Modes = [ProxyMode.Iptables, ProxyMode.Ipvs, ProxyMode.Nftables];

    private static readonly Lazy<Dictionary<ProxyMode, TracedCluster>> Clusters = new(() => Modes.ToDictionary(mode => mode, mode => new TracedCluster(mode)));

    /// <summary>Node, source, destination, what becomes of the packet; then the modes that do otherwise, and what they do.</summary>
    private static readonly (string Node, string Source, string Destination, string Expected, (ProxyMode Mode, string Expected)[] Others)[] Rows =
    [
        // Cluster IPs.
        ("north", Pod, "10.96.0.10:80/tcp", Both, []),
        ("north", Outside, "10.96.0.10:80/tcp", BothMasqueraded, []),
        ("north", "node", "10.96.0.10:80/tcp", BothMasqueraded, []),
        ("north", "10.244.0.5", "10.96.0.10:80/tcp", "forward 10.244.0.5:8080 1/2 masqueraded, 10.244.1.5:8080 1/2", []),
        ("north", Pod, "10.96.0.70:53/udp", "forward 10.244.0.8:5353 1/3, 10.244.1.8:5353 1/3, 10.244.1.9:5353 1/3", []),
        ("north", Pod, "10.96.0.70:53/tcp", "none", [(ProxyMode.Ipvs, "reject"), (ProxyMode.Nftables, "reject")]),
        ("north", Pod, "10.96.0.10:81/tcp", "none", [(ProxyMode.Ipvs, "reject"), (ProxyMode.Nftables, "reject")]),
        ("north", "fd00:10:244::9", "[fd00:10:96::10]:80/tcp", "forward fd00:10:244::5:8080 1", []), // clusterCIDR has no IPv6
        ("north", Pod, "10.96.0.60:80/tcp", "forward 192.0.2.11:9000 1/2, 192.0.2.12:9000 1/2", []),

        // Internal policy Local. Without local endpoints ipvs mode falls back to all, but looks for them only where outsiders get in.
        ("south", PodOfSouth, "10.96.0.30:80/tcp", "forward 10.244.1.7:8080 1", []),
        ("north", Pod, "10.96.0.30:80/tcp", "drop", [(ProxyMode.Ipvs, "reject")]),
        ("north", "node", "10.96.0.30:80/tcp", "drop", [(ProxyMode.Ipvs, "reject")]),

        // Node ports.
        ("north", Outside, "192.0.2.11:30080/tcp", BothMasqueraded, []),
        ("north", Pod, "192.0.2.11:30080/tcp", BothMasqueraded, []),
        ("north", "node", "192.0.2.11:30080/tcp", BothMasqueraded, []),
        ("north", "node", "127.0.0.1:30080/tcp", BothMasqueraded, [(ProxyMode.Ipvs, "none"), (ProxyMode.Nftables, "none")]),
        ("north", Pod, "192.0.2.12:30080/tcp", "none", []),
        ("north", "2001:db8:9::9", "[2001:db8::11]:30080/tcp", "forward fd00:10:244::5:8080 1 masqueraded", []),
        ("north", "2001:db8:9::9", "[2001:db8::12]:30080/tcp", "none", []),

        // External policy Local.
        ("south", Outside, "192.0.2.12:30081/tcp", "forward 10.244.1.6:8080 1", []),
        ("north", Outside, "192.0.2.11:30081/tcp", "drop", [(ProxyMode.Ipvs, "forward 10.244.1.6:8080 1")]),
        ("north", Pod, "192.0.2.11:30081/tcp", "forward 10.244.1.6:8080 1", []),
        ("north", "node", "192.0.2.11:30081/tcp", "forward 10.244.1.6:8080 1 masqueraded", [(ProxyMode.Ipvs, "forward 10.244.1.6:8080 1")]),
        ("north", Outside, "198.51.100.20:80/tcp", "drop", [(ProxyMode.Ipvs, "forward 10.244.1.6:8080 1")]),
        ("north", Pod, "198.51.100.20:80/tcp", "forward 10.244.1.6:8080 1", []),
        ("south", Outside, "198.51.100.20:80/tcp", "forward 10.244.1.6:8080 1", []),

        // External IPs.
        ("north", Outside, "198.51.100.10:80/tcp", BothMasqueraded, []),
        ("north", Pod, "198.51.100.10:80/tcp", BothMasqueraded, []),

        // No endpoints.
        ("north", Pod, "10.96.0.40:80/tcp", "reject", []),
        ("north", "node", "10.96.0.40:80/tcp", "reject", []),
        ("north", Outside, "192.0.2.11:30082/tcp", "reject", []),
        ("north", Outside, "198.51.100.40:80/tcp", "reject", []),

        // Source ranges.
        ("north", Outside, "198.51.100.50:80/tcp", "forward 10.244.0.7:8080 1 masqueraded", []),
        ("north", Pod, "198.51.100.50:80/tcp", "forward 10.244.0.7:8080 1 masqueraded", []),
        ("north", Elsewhere, "198.51.100.50:80/tcp", "drop", []),
        ("north", Elsewhere, "192.0.2.11:30083/tcp", "forward 10.244.0.7:8080 1 masqueraded", []),

        // Nothing of ours.
        ("north", Pod, "10.244.1.5:8080/tcp", "none", []),
        ("north", Outside, "192.0.2.11:22/tcp", "none", []),
    ];

    public static TheoryData<ProxyMode, string, string, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<ProxyMode, string, string, string, string>();
            foreach (var mode in Modes)
            {
                foreach (var (node, source, destination, expected, others) in Rows)
                {
                    var other = others.Where(candidate => candidate.Mode == mode).Select(candidate => candidate.Expected).SingleOrDefault();
                    cases.Add(mode, node, source, destination, other ?? expected);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Packets_go_where_Kubernetes_says(ProxyMode mode, string node, string source, string destination, string expected) =>
        Assert.Equal(expected, Clusters.Value[mode].Trace(node, source, destination));
}
