using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Iptables;
using Knetc.Net;
using Knetc.Output;
using Knetc.Planning;

namespace Knetc;

/// <summary>From the resolved cluster to the generated files. Immutable and lazy, like <see cref="Compilation"/>.</summary>
public sealed class Emission
{
    private readonly ResolvedCluster _cluster;
    private readonly EmissionOptions _options;
    private readonly Lazy<ImmutableArray<NodePlan>> _plans;
    private readonly Lazy<ImmutableArray<Artifact>> _artifacts;

    public Emission(ResolvedCluster cluster, EmissionOptions options)
    {
        _cluster = cluster;
        _options = options;
        _plans = new(PlanNodes);
        _artifacts = new(Emit);
    }

    /// <summary>Findings of the back ends.</summary>
    public ImmutableArray<Diagnostic> Diagnostics =>
    [
        .. _options.NodeNames
            .Where(name => !_cluster.Nodes.Any(node => node.Name == name))
            .Select(name => new Diagnostic(InputDiagnostics.UnknownNode, $"the cluster has no node \"{name}\"")),
    ];

    /// <summary>Every generated file, ordered by kind, node and name.</summary>
    public ImmutableArray<Artifact> Artifacts => _artifacts.Value;

    private ImmutableArray<NodePlan> PlanNodes()
    {
        var plan = ClusterPlan.Create(_cluster);
        IEnumerable<Node> nodes = _options.NodeNames.IsEmpty ? _cluster.Nodes : _cluster.Nodes.Where(node => _options.NodeNames.Contains(node.Name));
        return [.. nodes.Select(plan.ForNode)];
    }

    private ImmutableArray<Artifact> Emit()
    {
        var artifacts = ImmutableArray.CreateBuilder<Artifact>();
        var sourceMap = _options.Kinds.Contains(EmitKind.SourceMap) ? new SourceMap() : null;
        if (_options.Kinds.Contains(EmitKind.Cluster)) artifacts.Add(ClusterYaml.Write(_cluster));
        if (_options.Kinds.Contains(EmitKind.Rules) && !_plans.Value.IsEmpty)
        {
            var backend = new IptablesBackend(_plans.Value[0].Cluster);
            foreach (var plan in _plans.Value)
            {
                artifacts.Add(EmitRules(backend, plan, IpFamily.IPv4, "iptables.rules", sourceMap));
                artifacts.Add(EmitRules(backend, plan, IpFamily.IPv6, "ip6tables.rules", sourceMap));
            }
        }

        if (sourceMap is not null) artifacts.Add(sourceMap.Write());
        return artifacts.ToImmutable();
    }

    private static Artifact EmitRules(IptablesBackend backend, NodePlan plan, IpFamily family, string file, SourceMap? sourceMap)
    {
        string path = $"nodes/{plan.NodeName}/{file}";
        var text = new Utf8Text(64 * 1024);
        var origins = sourceMap is null ? null : new List<LineOrigin>();
        RestoreWriter.Write(backend.Generate(plan, family), text, origins);
        sourceMap?.Add(path, origins!);
        return new Artifact(path, text.Written);
    }
}
