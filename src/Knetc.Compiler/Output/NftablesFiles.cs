using System.Collections.Immutable;
using Knetc.Nftables;
using Knetc.Planning;

namespace Knetc.Output;

/// <summary>The files of nftables mode. Both families share a file, so that they change in one transaction.</summary>
internal sealed class NftablesFiles(ClusterPlan cluster) : IProxyFiles
{
    private readonly NftablesBackend _backend = new(cluster);

    public IEnumerable<Artifact> Write(NodePlan plan, SourceMap? sourceMap, Action<ImmutableArray<ProxyLogEntry>>? log)
    {
        var rules = _backend.Generate(plan);
        log?.Invoke(NftablesLog.Create(plan));
        yield return ProxyFiles.Write(
            $"nodes/{plan.NodeName}/kube-proxy.nft", sourceMap, (text, origins) => NftWriter.Write(rules, text, origins));
        yield return SysctlConf.Write(plan);
        yield return ApplyScript.Write(plan);
    }
}
