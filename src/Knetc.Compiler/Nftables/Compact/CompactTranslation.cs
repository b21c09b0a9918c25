using System.Collections.Immutable;
using Knetc.Planning;

namespace Knetc.Nftables.Compact;

/// <summary>Writes what service ports without affinity need on one node: elements, and nothing else.</summary>
internal sealed class CompactTranslation(NodeFamilyPlan node, Balancers balancers, TableSink table)
{
    private static readonly NftVerdict ToReject = NftVerdict.Goto(NftablesNames.Reject);
    private static readonly NftVerdict ToExternalLocal = NftVerdict.Goto(CompactNames.ExternalLocal);
    private static readonly NftVerdict ToNodePortLocal = NftVerdict.Goto(CompactNames.NodePortLocal);

    private readonly FamilyWords _words = FamilyWords.Of(node.Family);
    private readonly List<Element> _shortCircuits = [];
    private readonly List<Element> _localServices = [];
    private readonly List<Element> _nodePortShortCircuits = [];
    private readonly List<Element> _nodePortLocalServices = [];

    public EndpointMaps Endpoints { get; } = new(FamilyWords.Of(node.Family));

    /// <param name="nodePort">The service port on this node.</param>
    /// <param name="port">What it has on every node.</param>
    /// <param name="isShared">Whether another field asks for one of its keys.</param>
    public void Add(NodeServicePort nodePort, CompactPort port, bool isShared)
    {
        // Without endpoints anywhere clients hear so at once; with endpoints elsewhere they had better try again.
        bool hasAny = nodePort.Endpoints.HasAny;
        bool refusesExternal = !nodePort.HasExternalEndpoints;
        var refusal = hasAny ? NftVerdict.Drop : ToReject;
        if (nodePort.HasInternalEndpoints)
        {
            var endpoints = port.Port.InternalPolicyLocal ? nodePort.Endpoints.Local : nodePort.Endpoints.Cluster;
            if (table.ServiceIPs.Add(port.ClusterIP.To(balancers.For(BalancerKind.ClusterIP, port.Protocol, endpoints.Length)), isShared))
            {
                AddEndpoints(EndpointMapKind.Service, port, port.ClusterIP, endpoints);
            }
        }
        else
        {
            table.NoEndpointServices.Add(port.ClusterIP.To(refusal, port.Comment), isShared);
        }

        foreach (var destination in port.External)
        {
            if (hasAny) AddExternal(nodePort, port, destination, isShared);
            if (refusesExternal) table.NoEndpointServices.Add(destination.To(refusal, port.Comment), isShared);
        }

        if (port.NodePort is null) return;
        if (hasAny) AddNodePort(nodePort, port, port.NodePort, isShared);
        if (refusesExternal) table.NoEndpointNodePorts.Add(port.NodePort.To(refusal, port.Comment), isShared);
    }

    /// <summary>The maps that have elements.</summary>
    public IEnumerable<NftSet> ToSets()
    {
        if (_shortCircuits.Count > 0)
        {
            yield return Map(CompactNames.ShortCircuits, _words.ServiceMap, _shortCircuits, "external addresses under policy Local, for pods and the node");
            yield return Map(CompactNames.LocalServices, _words.ServiceMap, _localServices, "external addresses under policy Local, for others");
        }

        if (_nodePortShortCircuits.Count > 0)
        {
            yield return Map(CompactNames.NodePortShortCircuits, _words.NodePortMap, _nodePortShortCircuits, "node ports under policy Local, for pods and the node");
            yield return Map(CompactNames.NodePortLocalServices, _words.NodePortMap, _nodePortLocalServices, "node ports under policy Local, for others");
        }

        foreach (var map in Endpoints.ToSets()) yield return map;
    }

    /// <summary>The chains for policy Local, if any service port has it.</summary>
    public IEnumerable<NftChain> ToChains()
    {
        if (_shortCircuits.Count > 0) yield return LocalPolicy(CompactNames.ExternalLocal, _words.ServiceKey, CompactNames.ShortCircuits, CompactNames.LocalServices);
        if (_nodePortShortCircuits.Count > 0)
        {
            yield return LocalPolicy(CompactNames.NodePortLocal, _words.NodePortKey, CompactNames.NodePortShortCircuits, CompactNames.NodePortLocalServices);
        }
    }

    private void AddExternal(NodeServicePort nodePort, CompactPort port, CompactPort.Destination destination, bool isShared)
    {
        var (cluster, local) = (nodePort.Endpoints.Cluster, nodePort.Endpoints.Local);
        bool isLocal = port.Port.ExternalPolicyLocal;
        var verdict = isLocal ? ToExternalLocal : balancers.For(BalancerKind.External, port.Protocol, cluster.Length);
        if (!table.ServiceIPs.Add(destination.To(verdict), isShared)) return;
        AddEndpoints(EndpointMapKind.Service, port, destination, cluster);
        if (!isLocal) return;
        _shortCircuits.Add(destination.To(balancers.For(BalancerKind.ShortCircuit, port.Protocol, cluster.Length)));
        if (local.IsEmpty) return;
        _localServices.Add(destination.To(balancers.For(BalancerKind.Local, port.Protocol, local.Length)));
        AddEndpoints(EndpointMapKind.Local, port, destination, local);
    }

    private void AddNodePort(NodeServicePort nodePort, CompactPort port, CompactPort.Destination destination, bool isShared)
    {
        var (cluster, local) = (nodePort.Endpoints.Cluster, nodePort.Endpoints.Local);
        bool isLocal = port.Port.ExternalPolicyLocal;
        var verdict = isLocal ? ToNodePortLocal : balancers.For(BalancerKind.NodePort, port.Protocol, cluster.Length);
        if (!table.ServiceNodePorts.Add(destination.To(verdict), isShared)) return;
        AddEndpoints(EndpointMapKind.NodePort, port, destination, cluster);
        if (!isLocal) return;
        _nodePortShortCircuits.Add(destination.To(balancers.For(BalancerKind.NodePortShortCircuit, port.Protocol, cluster.Length)));
        if (local.IsEmpty) return;
        _nodePortLocalServices.Add(destination.To(balancers.For(BalancerKind.NodePortLocal, port.Protocol, local.Length)));
        AddEndpoints(EndpointMapKind.NodePortLocal, port, destination, local);
    }

    private void AddEndpoints(
        EndpointMapKind map, CompactPort port, CompactPort.Destination destination, ImmutableArray<PlannedEndpoint> endpoints) =>
        Endpoints.Add(map, port.Protocol, port.ElementsFor(destination, endpoints));

    private NftChain LocalPolicy(string name, Concatenation key, string shortCircuits, string localServices)
    {
        var rules = ImmutableArray.CreateBuilder<NftRule>(4);
        var toAll = new VerdictMapStatement(key, new NamedSet(shortCircuits));
        if (_words.PodTraffic(node.Detector, negated: false) is { } isPod) rules.Add(new NftRule([isPod, toAll]) { Comment = "short-circuit pod traffic" });
        rules.Add(new NftRule([FamilyWords.FromNode, FamilyWords.ToMark]) { Comment = "masquerade local traffic" });
        rules.Add(new NftRule([FamilyWords.FromNode, toAll]) { Comment = "short-circuit local traffic" });
        rules.Add(new NftRule([new VerdictMapStatement(key, new NamedSet(localServices))]));
        return new NftChain(name, rules.DrainToImmutable());
    }

    private static NftSet Map(string name, NamedElementType type, List<Element> elements, string comment) =>
        new(name, type, [.. elements]) { Comment = comment };
}
