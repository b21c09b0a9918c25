using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Output;
using Knetc.Planning;

namespace Knetc;

/// <summary>From the resolved cluster to the generated files. Immutable and lazy, like <see cref="Compilation"/>.</summary>
public sealed class Emission
{
    private readonly ResolvedCluster _cluster;
    private readonly EmissionOptions _options;
    private readonly Lazy<ClusterPlan> _plan;

    public Emission(ResolvedCluster cluster, EmissionOptions options)
    {
        _cluster = cluster;
        _options = options;
        _plan = new(() => ClusterPlan.Create(cluster));
        Nodes = options.NodeNames.IsEmpty ? cluster.Nodes : [.. cluster.Nodes.Where(node => options.NodeNames.Contains(node.Name))];
        Diagnostics = [.. options.NodeNames.Except(cluster.Nodes.Select(node => node.Name)).Select(UnknownNode), .. ProxyFiles.Check(cluster.Options, _plan)];
    }

    /// <summary>The nodes that output is generated for.</summary>
    public ImmutableArray<Node> Nodes { get; }

    /// <summary>What the nodes have to do; computed when it is first asked for.</summary>
    public ClusterPlan Plan => _plan.Value;

    /// <summary>Findings of the back ends.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Every generated file, one node after the other. The rules of a large cluster are not all held at once.</summary>
    /// <param name="log">When given, receives what kube-proxy would log on each node.</param>
    public IEnumerable<Artifact> Emit(Action<ImmutableArray<ProxyLogEntry>>? log = null)
    {
        var sourceMap = _options.Kinds.Contains(EmitKind.SourceMap) ? new SourceMap() : null;
        // Has nothing to do with the rules, so it is written beside them.
        var clusterYaml = _options.Kinds.Contains(EmitKind.Cluster) ? Task.Run(() => ClusterYaml.Write(_cluster)) : null;
        if (_options.Kinds.Contains(EmitKind.Rules))
        {
            var files = ProxyFiles.Create(_plan.Value);
            foreach (var node in Nodes)
            {
                foreach (var artifact in files.Write(_plan.Value.ForNode(node), sourceMap, log)) yield return artifact;
            }
        }

        if (clusterYaml is not null) yield return clusterYaml.GetAwaiter().GetResult();
        if (sourceMap is not null) yield return sourceMap.Write();
    }

    /// <summary>The finding that no node of the cluster has that name.</summary>
    public static Diagnostic UnknownNode(string name) => new(InputDiagnostics.UnknownNode, $"the cluster has no node \"{name}\"");
}
