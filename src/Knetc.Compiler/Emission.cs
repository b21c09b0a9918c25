using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Dns;
using Knetc.Output;
using Knetc.Planning;
using Knetc.PodNetwork;

namespace Knetc;

/// <summary>From the resolved cluster to the generated files. Immutable and lazy, like <see cref="Compilation"/>.</summary>
public sealed class Emission
{
    private readonly ResolvedCluster _cluster;
    private readonly EmissionOptions _options;
    private readonly Lazy<ClusterPlan> _plan;
    private readonly Lazy<IProxyFiles> _proxy;
    private readonly Lazy<PodNetworkPlan> _podNetwork;
    private readonly Lazy<ServiceZone> _zone;
    private readonly Lazy<TypedModelFile> _typedModel;

    public Emission(ResolvedCluster cluster, EmissionOptions options)
    {
        _cluster = cluster;
        _options = options;
        _plan = new(() => ClusterPlan.Create(cluster, options.Memory?.BeginPlan()));
        _proxy = new(() => ProxyFiles.Create(_plan.Value, options.Previous, options.Memory));
        _podNetwork = new(() => PodNetworkPlan.Create(cluster));
        _zone = new(() => ServiceZone.Create(cluster));
        _typedModel = new(() => TypedModelFile.Create(cluster));
        Nodes = options.NodesOf(cluster);
        Diagnostics = [.. options.NodeNames.Except(cluster.Nodes.Select(node => node.Name)).Select(UnknownNode), .. ProxyFiles.Check(cluster.Options, _plan), .. CheckOthers(), .. NftablesDelta.Check(cluster.Options, Nodes, options.Previous), .. TemplateCheck.Check(options, _plan)];
    }

    /// <summary>The nodes that output is generated for.</summary>
    public ImmutableArray<Node> Nodes { get; }

    /// <summary>What the nodes have to do; computed when it is first asked for.</summary>
    public ClusterPlan Plan => _plan.Value;

    /// <summary>Findings of the back ends.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    private bool HasNodeFiles => _options.Kinds.Contains(EmitKind.Rules) || _options.Kinds.Contains(EmitKind.PodNetwork);

    /// <summary>
    /// Does the work that does not depend on single nodes, as <see cref="Emit"/> otherwise does. A caller may let it run beside the
    /// search for what is wrong with the cluster, and throw it away when something is.
    /// </summary>
    public void Prepare()
    {
        if (_options.Kinds.Contains(EmitKind.Rules)) _ = _proxy.Value;
    }

    /// <summary>
    /// Every generated file, one node after the other. The rules of a large cluster are not all held at once. What belongs to no
    /// node is part of the first shard.
    /// </summary>
    /// <param name="log">When given, receives what kube-proxy would log on each node.</param>
    public IEnumerable<Artifact> Emit(Action<ImmutableArray<ProxyLogEntry>>? log = null)
    {
        _options.Memory?.Begin(Writes(EmitKind.SourceMap));
        var sourceMap = Writes(EmitKind.SourceMap) ? new SourceMap(_options.Memory?.Origins) : null;
        var files = new RuleFileWriter(_options.Templates, _cluster.Options, sourceMap);
        if (Writes(EmitKind.Cluster)) yield return _options.Memory is { } memory ? ClusterYaml.Write(_cluster, memory.Objects) : ClusterYaml.Write(_cluster);
        if (HasNodeFiles)
        {
            foreach (var artifact in CreateNodeOutput().Emit(files, sourceMap, log)) yield return artifact;
        }

        if (Writes(EmitKind.Dns))
        {
            foreach (var artifact in DnsFiles.Write(_zone.Value, files, sourceMap)) yield return artifact;
        }

        if (Writes(EmitKind.CSharp)) yield return _typedModel.Value.Write();
        if (sourceMap is not null) yield return sourceMap.Write();
        _options.Memory?.End();
    }

    /// <summary>The paths of all files that this run and those over the other shards emit, but for what nodes share.</summary>
    public IEnumerable<string> PathsOfAllShards()
    {
        if (HasNodeFiles)
        {
            foreach (string path in CreateNodeOutput().Paths()) yield return path;
        }

        if (_options.Kinds.Contains(EmitKind.Dns))
        {
            foreach (string path in DnsFiles.Paths(_zone.Value)) yield return path;
        }

        if (_options.Kinds.Contains(EmitKind.CSharp)) yield return TypedModelFile.Path;
        if (_options.Kinds.Contains(EmitKind.Cluster)) yield return ClusterYaml.Path;
        if (_options.Kinds.Contains(EmitKind.SourceMap)) yield return SourceMap.Path;
    }

    private bool Writes(EmitKind kind) => _options.Kinds.Contains(kind) && _options.Shard is not { HasClusterFiles: false };

    private NodeOutput CreateNodeOutput() =>
        new(_plan.Value, _options.Kinds.Contains(EmitKind.Rules) ? _proxy : null, _options.Kinds.Contains(EmitKind.PodNetwork) ? new PodNetworkFiles(_podNetwork.Value) : null, _options);

    private IEnumerable<Diagnostic> CheckOthers()
    {
        if (_options.Kinds.Contains(EmitKind.PodNetwork))
        {
            foreach (var finding in PodNetworkDiagnosis.Check(_podNetwork.Value, _options.KindsAreChosen || _cluster.PodNetwork.IsStated)) yield return finding;
        }

        if (_options.Kinds.Contains(EmitKind.Dns))
        {
            foreach (var finding in _zone.Value.Findings) yield return finding;
        }

        if (_options.Kinds.Contains(EmitKind.CSharp))
        {
            foreach (var finding in _typedModel.Value.Findings) yield return finding;
        }
    }

    /// <summary>The finding that no node of the cluster has that name.</summary>
    public static Diagnostic UnknownNode(string name) => new(InputDiagnostics.UnknownNode, $"the cluster has no node \"{name}\"");
}
