using System.Collections.Immutable;
using CsCheck;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Kernel.Nftables;
using Knetc.Net;
using Knetc.Nftables;
using Knetc.Nftables.Compact;
using Knetc.Options;
using Knetc.Planning;
using Knetc.Tests.Comparison;
using Knetc.Text;
using Knetc.Tracing;
using static Knetc.Tests.Tracing.TracedCluster;

namespace Knetc.Tests.Nftables;

/// <summary>Packets find no difference between the layouts of nftables mode, whatever the cluster.</summary>
public sealed class LayoutEquivalenceTests
{
    private static readonly string[] Sources = ["10.244.0.0", "10.244.0.1", "10.244.1.0", "10.244.9.9", "203.0.113.9", "198.18.0.1", "192.168.10.2"];

    private static readonly string[] Destinations =
    [
        "10.96.0.10", "10.96.0.11", "10.96.1.10", "10.96.1.11", "192.0.2.1", "192.0.2.2", "198.51.100.1", "198.51.100.2",
        "192.168.10.1", "192.168.10.2", "127.0.0.1", "10.244.0.1",
    ];

    private static readonly int[] Ports = [80, 81, 443, 8080, 30080, 30081, 30090, 30091];

    private static readonly Func<KubeProxyConfiguration, KubeProxyConfiguration>[] Configurations =
    [
        proxy => proxy,
        proxy => proxy with { ClusterCIDR = "" },
        proxy => proxy with { DetectLocalMode = "InterfaceNamePrefix", InterfaceNamePrefix = "veth" },
        proxy => proxy with { Nftables = proxy.Nftables with { MasqueradeAll = true } },
        proxy => proxy with { NodePortAddresses = ["0.0.0.0/0"], Nftables = proxy.Nftables with { MasqueradeBit = 31 } },
    ];

    private static readonly Gen<(ImmutableArray<int> Genes, int Configuration)> Clusters = Gen.Select(
        Gen.Int[0, 119].Array[ClusterGenes.Count].Select(genes => genes.ToImmutableArray()), Gen.Int[0, Configurations.Length - 1]);

    [Fact]
    public void Every_packet_fares_the_same_in_both_layouts()
    {
        int forwarded = 0;
        Clusters.Sample(
            (genes, configuration) =>
            {
                var cluster = new ClusterBuilder { Mode = ProxyMode.Nftables };
                cluster.Configure(Configurations[configuration]);
                var plan = ClusterGenes.Plan(genes, cluster);
                var (reference, compact) = (new NftablesBackend(plan), new CompactBackend(plan));
                foreach (var node in plan.Cluster.Nodes.Take(2))
                {
                    var nodePlan = plan.ForNode(node);
                    var pair = (Tracer(nodePlan, reference.Generate(nodePlan)), Tracer(nodePlan, compact.Generate(nodePlan)));
                    foreach (var packet in Packets(nodePlan)) Interlocked.Add(ref forwarded, AssertSame(pair, packet));
                }
            },
            iter: 50);
        Assert.True(forwarded > 2000, $"Only {forwarded} ways lead to an endpoint.");
    }

    [Fact]
    public void Every_packet_fares_the_same_in_both_families_and_with_all_protocols()
    {
        var random = new Random(11);
        int forwarded = 0;
        for (int i = 0; i < 25; i++)
        {
            var text = new SourceText("cluster.yaml", RandomCluster.Any(random).Manifests);
            var compilation = new Compilation([text], new OptionLayer("test") { ServiceClusterIPRanges = [Network("10.96.0.0/12"), Network("fd00:10:96::/112")] });
            Assert.Empty(compilation.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error));
            var plan = ClusterPlan.Create(compilation.Cluster);
            var node = plan.ForNode(plan.Cluster.Nodes[0]);
            var (reference, compact) = (new NftablesBackend(plan).Generate(node), new CompactBackend(plan).Generate(node));
            for (int family = 0; family < 2; family++)
            {
                var pair = (Knetc.Tracing.Tracer.Create(node, reference.Tables[family]), Knetc.Tracing.Tracer.Create(node, compact.Tables[family]));
                foreach (var packet in Packets(node, reference.Tables[family].Family)) forwarded += AssertSame(pair, packet);
            }
        }

        Assert.True(forwarded > 2000, $"Only {forwarded} ways lead to an endpoint.");
    }

    /// <summary>Packets to every address of every service port, and to a port beside it.</summary>
    private static IEnumerable<Packet> Packets(NodePlan node, IpFamily family)
    {
        var plan = node.Family(family);
        string[] others = family == IpFamily.IPv4 ? ["10.244.1.99", "203.0.113.9", "203.0.113.200", "192.0.2.2"] : ["fd00:10:244:1::99", "2001:db8:7::9", "2001:db8::2", "fd00::1"];
        foreach (var port in plan.Ports.Select(port => port.Port))
        {
            var destinations = port.ExternalIPs.Concat(port.LoadBalancerVips).Append(port.ClusterIP).Select(address => (address.Address, port.Port))
                .Append((port.ClusterIP.Address, port.Port + 1))
                .Append((plan.NodeIP, port.NodePort == 0 ? 30001 : port.NodePort));
            foreach (var (address, number) in destinations)
            {
                yield return new Packet(plan.NodeIP, address, port.Protocol, number);
                foreach (var source in others.Select(Address).Concat(port.Endpoints.Items.Select(endpoint => endpoint.Address)))
                {
                    yield return new Packet(source, address, port.Protocol, number) { InputInterface = source == Address(others[0]) ? "veth7" : "eth0" };
                }
            }
        }
    }

    /// <summary>Traces a packet in both layouts, and behind each way that affinity remembers the same packet again.</summary>
    /// <returns>How many ways lead somewhere.</returns>
    private static int AssertSame((Tracer Reference, Tracer Compact) tracers, Packet packet)
    {
        var expected = tracers.Reference.Trace(packet);
        var actual = tracers.Compact.Trace(packet);
        Assert.Equal(Describe(expected), Describe(actual));
        foreach (var outcome in expected.Outcomes)
        {
            if (outcome.Remembered.IsEmpty) continue;
            var memory = AffinityMemory.Empty.After(outcome);
            Assert.Equal(Describe(tracers.Reference.Trace(packet, memory)), Describe(tracers.Compact.Trace(packet, memory)));
        }

        return expected.Destinations.Length;
    }

    private static string Describe(TraceResult result) =>
        $"{result.Packet}: "
        + string.Join("; ", result.Outcomes.Select(outcome =>
            $"{outcome.Verdict} {outcome.Destination}:{outcome.Port} {outcome.Probability} {outcome.Masqueraded} {string.Join(',', outcome.Remembered)}"));

    private static Tracer Tracer(NodePlan plan, NftRuleSet rules) =>
        Knetc.Tracing.Tracer.Create(plan, rules.Tables.Single(table => table.Family == IpFamily.IPv4));

    private static IEnumerable<Packet> Packets(NodePlan plan)
    {
        foreach (string destination in Destinations)
        {
            foreach (int port in Ports)
            {
                foreach (string source in Sources)
                {
                    bool isPod = source.StartsWith("10.244.", StringComparison.Ordinal);
                    yield return Create(source, destination, port) with { InputInterface = isPod ? "veth7" : "eth0" };
                }

                yield return Create(plan.Addresses.IPv4.ToString(), destination, port);
            }
        }
    }

    private static Packet Create(string source, string destination, int port) => new(Address(source), Address(destination), "tcp", port);

    private static IpNetwork Network(string text) =>
        IpNetwork.TryParse(text, ParsingGrade.Canonical, out var network) ? network : throw new FormatException(text);
}
