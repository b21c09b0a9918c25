using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Incremental;

/// <summary>What the rules of a service port depend on besides the port and its endpoints.</summary>
internal sealed record RuleEnvironment(
    string NodeName, string? Zone, IpAddress NodeIP, LocalDetector Detector, bool MasqueradeAll, bool IsLarge, TopologyPolicy Topology)
{
    public static RuleEnvironment Of(NodePlan plan, NodeFamilyPlan family) => new(
        plan.NodeName,
        plan.Node.Metadata.Label(Binding.Node.ZoneLabel),
        family.NodeIP,
        family.Detector with { Origin = default },
        plan.Cluster.MasqueradeAll,
        family.Services.IsLargeCluster,
        TopologyPolicy.From(plan.Cluster.Options));
}
