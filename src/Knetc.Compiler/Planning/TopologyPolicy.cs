using System.Collections.Immutable;
using Knetc.Options;

namespace Knetc.Planning;

/// <summary>Which topology hints the proxy of this release and configuration looks at.</summary>
/// <param name="ReadsHints">Hints are read from the slices at all.</param>
/// <param name="NeedsAnnotation">Hints count only for Services that are annotated.</param>
/// <param name="HonoursNodeHints">Hints for nodes come before hints for zones.</param>
public readonly record struct TopologyPolicy(bool ReadsHints, bool NeedsAnnotation, bool HonoursNodeHints)
{
    public static TopologyPolicy From(ClusterOptions options)
    {
        var gates = options.Proxy.FeatureGates;
        var version = options.KubeVersion;
        bool aware = IsEnabled(gates, "TopologyAwareHints", true);
        bool distribution = version.IsAtLeast(30) && IsEnabled(gates, "ServiceTrafficDistribution", version.IsAtLeast(31));
        bool sameNode = version.IsAtLeast(33) && IsEnabled(gates, "PreferSameTrafficDistribution", version.IsAtLeast(34));
        return new TopologyPolicy(aware, !distribution && !version.IsAtLeast(33), sameNode);
    }

    /// <summary>Decides for one service port on one node.</summary>
    public TopologyDecision Decide(PlannedServicePort port, EndpointList endpoints, string nodeName, string? zone)
    {
        if (!port.UsesClusterEndpoints) return default;
        if (NeedsAnnotation && (!ReadsHints || port.HintsAnnotation is null or "" or "disabled" or "Disabled")) return default;
        if (HonoursNodeHints && ReadsHints && AllHinted(endpoints.Ready, nodeName)) return new(TopologyMode.SameNode, default, null);
        if (string.IsNullOrEmpty(zone)) return new(TopologyMode.None, TopologyObstacle.NodeWithoutZone, null);

        bool forZone = false;
        foreach (var endpoint in endpoints.Ready)
        {
            if (!ReadsHints || endpoint.Zones.IsEmpty)
            {
                return new(TopologyMode.None, TopologyObstacle.EndpointWithoutHint, endpoint);
            }

            forZone |= endpoint.Zones.Contains(zone);
        }

        return forZone
            ? new(TopologyMode.SameZone, TopologyObstacle.None, null)
            : new(TopologyMode.None, TopologyObstacle.NoHintForZone, null);
    }

    private static bool AllHinted(ImmutableArray<PlannedEndpoint> ready, string nodeName)
    {
        bool forNode = false;
        foreach (var endpoint in ready)
        {
            if (endpoint.Nodes.IsEmpty) return false;
            forNode |= endpoint.Nodes.Contains(nodeName);
        }

        return forNode;
    }

    private static bool IsEnabled(ImmutableArray<KeyValuePair<string, bool>> gates, string name, bool byDefault)
    {
        bool enabled = byDefault;
        foreach (var gate in gates)
        {
            if (gate.Key == name) enabled = gate.Value;
        }

        return enabled;
    }
}
