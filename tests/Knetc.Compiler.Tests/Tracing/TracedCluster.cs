using Knetc.Binding;
using Knetc.Net;
using Knetc.Options;
using Knetc.Planning;
using Knetc.Tracing;

namespace Knetc.Tests.Tracing;

/// <summary>A cluster of two nodes with a Service for each thing that a Service can ask for, seen from its nodes.</summary>
internal sealed class TracedCluster
{
    public const string Pod = "10.244.0.9";
    public const string PodOfSouth = "10.244.1.9";
    public const string Outside = "203.0.113.9";
    public const string Elsewhere = "198.18.0.1";

    private readonly ClusterPlan _plan;
    private readonly Dictionary<string, NodeTracer> _tracers = [];

    public TracedCluster(ProxyMode mode, Func<KubeProxyConfiguration, KubeProxyConfiguration>? configure = null)
    {
        var builder = new ClusterBuilder { Mode = mode };
        if (configure is not null) builder.Configure(configure);
        _plan = builder
            .Node("north", ["192.0.2.11", "2001:db8::11"])
            .Node("south", ["192.0.2.12", "2001:db8::12"])
            .Service("shop/web", "10.96.0.10", "80@30080", spec => spec with { Type = "NodePort", ExternalIPs = ["198.51.100.10"] })
            .Slice("shop/web", "8080", ClusterBuilder.Ready("10.244.0.5", "north"), ClusterBuilder.Ready("10.244.1.5", "south"))
            .Service("shop/web6", "fd00:10:96::10", "80@30080", spec => spec with { Type = "NodePort" })
            .Slice("shop/web6", "8080", ClusterBuilder.Ready("fd00:10:244::5", "north"))
            .Service("shop/local", "10.96.0.20", "80@30081", spec => spec with { Type = "LoadBalancer", ExternalTrafficPolicy = "Local" }, Balanced("198.51.100.20"))
            .Slice("shop/local", "8080", ClusterBuilder.Ready("10.244.1.6", "south"))
            .Service("shop/here", "10.96.0.30", "80", spec => spec with { InternalTrafficPolicy = "Local" })
            .Slice("shop/here", "8080", ClusterBuilder.Ready("10.244.1.7", "south"))
            .Service("shop/empty", "10.96.0.40", "80@30082", spec => spec with { Type = "NodePort", ExternalIPs = ["198.51.100.40"] })
            .Service(
                "shop/ranged",
                "10.96.0.50",
                "80@30083",
                spec => spec with { Type = "LoadBalancer", LoadBalancerSourceRanges = ["203.0.113.0/24", "10.244.0.9/32"] },
                Balanced("198.51.100.50"))
            .Slice("shop/ranged", "8080", ClusterBuilder.Ready("10.244.0.7", "north"))
            .Service("shop/host", "10.96.0.60", "80", null)
            .Slice("shop/host", "9000", ClusterBuilder.Ready("192.0.2.11", "north"), ClusterBuilder.Ready("192.0.2.12", "south"))
            .Service("shop/dns", "10.96.0.70", "53/UDP", null)
            .Slice("shop/dns", "5353/UDP", ClusterBuilder.Ready("10.244.0.8", "north"), ClusterBuilder.Ready("10.244.1.8", "south"), ClusterBuilder.Ready("10.244.1.9", "south"))
            .Plan();
    }

    /// <summary>What becomes of a packet, as <c>forward 10.244.0.5:8080 1/2, … masqueraded</c>.</summary>
    /// <param name="node">The node whose rules it meets.</param>
    /// <param name="source">An address, or <c>node</c> for a packet that the node sends.</param>
    /// <param name="destination"><c>ADDRESS:PORT/PROTOCOL</c>.</param>
    public string Trace(string node, string source, string destination) => Describe(Tracer(node).Trace(PacketOf(node, source, destination)));

    /// <summary>Why.</summary>
    public string Explain(string node, string source, string destination)
    {
        var tracer = Tracer(node);
        return tracer.Explain(tracer.Trace(PacketOf(node, source, destination)));
    }

    public NodeTracer Tracer(string node)
    {
        if (!_tracers.TryGetValue(node, out var tracer)) _tracers.Add(node, tracer = new NodeTracer(_plan, _plan.Cluster.Nodes.Single(candidate => candidate.Name == node)));
        return tracer;
    }

    public Packet PacketOf(string node, string source, string destination)
    {
        int end = destination.LastIndexOf(':');
        string[] port = destination[(end + 1)..].Split('/');
        var to = Address(destination[..end].Trim('[', ']'));

        // A packet to an address of the sender itself has that address as its source too.
        var tracer = Tracer(node);
        var from = source != "node" ? Address(source) : tracer.IsLocal(to) ? to : tracer.Plan.Addresses.NodeIP(to.Family);
        return new Packet(from, to, port[1], int.Parse(port[0])) { InputInterface = source == "node" ? null : "eth0" };
    }

    public static IpAddress Address(string text) =>
        IpAddress.TryParse(text, ParsingGrade.Canonical, out var address) ? address : throw new FormatException(text);

    private static string Describe(TraceResult result)
    {
        Assert.Equal(Fraction.One, result.Outcomes.Aggregate(Fraction.Zero, (sum, outcome) => sum + outcome.Probability));
        string verdict = result.Verdict.ToString().ToLowerInvariant();
        if (result.Verdict != TraceVerdict.Forward) return verdict;
        var ways = result.Destinations.Select(outcome => $"{outcome.Destination}:{outcome.Port} {outcome.Probability}{(outcome.Masqueraded ? " masqueraded" : "")}");
        return $"{verdict} {string.Join(", ", ways)}";
    }

    private static Func<Service, Service> Balanced(string address) => service => service with { Ingress = [new LoadBalancerIngress(address, "", null)] };
}
