using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Knetc.Binding;
using Knetc.Net;

namespace Knetc.Planning;

/// <summary>What the service ports of one family add to the keys of nodes.</summary>
internal sealed class FamilyKeys
{
    private const int EndOfPort = -1;

    private readonly TopologyPolicy _topology;

    /// <summary>Service ports whose endpoints take a look at the node: they have duplicates or hints.</summary>
    private readonly List<PlannedServicePort> _special = [];

    /// <summary>Service ports that let a node through whose address is in their source ranges.</summary>
    private readonly List<PlannedServicePort> _limited = [];

    /// <summary>By node, the endpoints there that count for a policy Local: their numbers in ascending order of port and place.</summary>
    private readonly Dictionary<string, List<int>> _local = new(StringComparer.Ordinal);

    public FamilyKeys(ClusterPlan plan, FamilyServices services)
    {
        _topology = TopologyPolicy.From(plan.Options);
        foreach (var port in services.Ports)
        {
            if (!port.SourceRanges.IsEmpty) _limited.Add(port);
            if (port.Endpoints.HasDuplicates || HasHints(port.Endpoints.Ready)) _special.Add(port);
            else if (port.UsesLocalEndpoints) AddLocal(port);
        }
    }

    /// <summary>Hands over what the service ports mean to the node.</summary>
    public void Write(Node node, IpAddress nodeIP, Action<int> write)
    {
        foreach (var port in _limited) write(Allows(port, nodeIP) ? 1 : 0);
        if (_local.TryGetValue(node.Name, out var local))
        {
            foreach (int endpoint in local) write(endpoint);
        }

        write(EndOfPort);
        string? zone = node.Metadata.Label(Node.ZoneLabel);
        foreach (var port in _special)
        {
            var sets = EndpointSets.Create(port, node.Name, zone, _topology);
            write(sets.HasAny ? 1 : 0);
            Write(sets.Cluster, write);
            Write(sets.Local, write);
            Write(sets.Reachable, write);
        }
    }

    private static void Write(ImmutableArray<PlannedEndpoint> endpoints, Action<int> write)
    {
        foreach (var endpoint in endpoints) write(endpoint.Sequence);
        write(EndOfPort);
    }

    private static bool Allows(PlannedServicePort port, IpAddress nodeIP)
    {
        foreach (var range in port.SourceRanges)
        {
            if (range.Network.Contains(nodeIP)) return true;
        }

        return false;
    }

    private static bool HasHints(ImmutableArray<PlannedEndpoint> endpoints)
    {
        foreach (var endpoint in endpoints)
        {
            if (!endpoint.Zones.IsEmpty || !endpoint.Nodes.IsEmpty) return true;
        }

        return false;
    }

    private void AddLocal(PlannedServicePort port)
    {
        foreach (var endpoint in port.Endpoints.Items)
        {
            if (endpoint.NodeName is null || !(endpoint.Ready || endpoint.IsServingTerminating)) continue;
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_local, endpoint.NodeName, out _);
            (list ??= []).Add(endpoint.Sequence);
        }
    }
}
