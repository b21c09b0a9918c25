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

    /// <summary>The files that every node has, in the order of output.</summary>
    /// <param name="hasPrevious">Whether an earlier run counts.</param>
    public static ImmutableArray<string> Names(bool hasPrevious) => hasPrevious ? [RulesName, NftablesDelta.FileName] : [RulesName];

    public INodeRules Generate(NodePlan plan) => new Rules(plan, _generate(plan), previous);

    private sealed record Rules(NodePlan Plan, NftRuleSet RuleSet, Func<string, ReadOnlyMemory<byte>?>? Previous) : INodeRules
    {
        public IEnumerable<RuleFile> Write(RuleFileWriter files)
        {
            var file = files.Write(RulesName, (text, origins) => NftWriter.Write(RuleSet, text, origins));
            yield return file;
            if (Previous is not null) yield return NftablesDelta.Write(Previous(NftablesDelta.PathOf(Plan.NodeName)), file, files);
        }

        public ImmutableArray<ProxyLogEntry> Log() => NftablesLog.Create(Plan);
    }
}
