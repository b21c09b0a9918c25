using System.Collections.Immutable;
using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Iptables;
using Knetc.Net;
using Knetc.Options;
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
        Diagnostics = [.. options.NodeNames.Except(cluster.Nodes.Select(node => node.Name)).Select(UnknownNode), .. CheckMode(cluster.Options)];
    }

    /// <summary>The nodes that output is generated for.</summary>
    public ImmutableArray<Node> Nodes { get; }

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
            var backend = new IptablesBackend(_plan.Value);
            foreach (var node in Nodes)
            {
                var plan = _plan.Value.ForNode(node);
                var ipv4 = backend.Generate(plan, IpFamily.IPv4);
                var ipv6 = backend.Generate(plan, IpFamily.IPv6);
                log?.Invoke(IptablesLog.Create(plan, ipv4, ipv6));
                yield return Write(ipv4, $"nodes/{node.Name}/iptables.rules", sourceMap);
                yield return Write(ipv6, $"nodes/{node.Name}/ip6tables.rules", sourceMap);
                yield return SysctlConf.Write(plan);
                yield return ApplyScript.Write(plan);
            }
        }

        if (clusterYaml is not null) yield return clusterYaml.GetAwaiter().GetResult();
        if (sourceMap is not null) yield return sourceMap.Write();
    }

    private static Artifact Write(IptablesRuleSet rules, string path, SourceMap? sourceMap)
    {
        var origins = sourceMap is null ? Task.CompletedTask : Task.Run(() => RestoreLines.Visit(rules, sourceMap.Begin(path).Add));
        var text = new Utf8Text();
        RestoreWriter.Write(rules, text);

        // The next artifact continues the numbers of this one.
        origins.GetAwaiter().GetResult();
        return new Artifact(path, text.ToContent());
    }

    private static IEnumerable<Diagnostic> CheckMode(ClusterOptions options)
    {
        if (options.ProxyMode == ProxyMode.Iptables) yield break;
        yield return new Diagnostic(BackEndDiagnostics.ModeNotGenerated, $"rules of mode {options.ProxyMode.ToString().ToLowerInvariant()} cannot be generated yet")
        {
            Location = options.Table.Locate(ClusterOption.ProxyMode),
        };
    }

    private static Diagnostic UnknownNode(string name) => new(InputDiagnostics.UnknownNode, $"the cluster has no node \"{name}\"");
}
