using System.Collections.Immutable;
using Knetc.Nftables;
using Knetc.Planning;

namespace Knetc.Output;

/// <summary>The files of nftables mode. Both families share a file, so that they change in one transaction.</summary>
/// <param name="cluster">The plan.</param>
/// <param name="previous">Gives the files of an earlier run by path, or null where there is none; null when no earlier run counts.</param>
internal sealed class NftablesFiles(ClusterPlan cluster, Func<string, ReadOnlyMemory<byte>?>? previous) : IProxyFiles
{
    public const string RulesName = "kube-proxy.nft";

    private readonly Func<NodePlan, NftRuleSet> _generate = NftablesLayouts.BackEnd(cluster);

    public IEnumerable<Artifact> Write(NodePlan plan, SourceMap? sourceMap, Action<ImmutableArray<ProxyLogEntry>>? log)
    {
        var rules = _generate(plan);
        log?.Invoke(NftablesLog.Create(plan));
        string path = $"nodes/{plan.NodeName}/{RulesName}";
        var file = ProxyFiles.Write(path, sourceMap, (text, origins) => NftWriter.Write(rules, text, origins));
        yield return file;
        if (previous is not null) yield return NftablesDelta.Write(plan.NodeName, previous(path), file);
        yield return SysctlConf.Write(plan);
        yield return ApplyScript.Write(plan);
    }
}
