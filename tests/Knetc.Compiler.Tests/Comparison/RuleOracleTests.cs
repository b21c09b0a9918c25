using System.Collections.Immutable;
using CsCheck;
using Knetc.Iptables;
using Knetc.Net;
using Knetc.Planning;

namespace Knetc.Tests.Comparison;

/// <summary>The comparison knows nothing of rules; yet it must find a change exactly when the rules of some node change.</summary>
public class RuleOracleTests
{
    private static readonly Gen<ImmutableArray<int>> Genes = Gen.Int[0, 119].Array[ClusterGenes.Count].Select(genes => genes.ToImmutableArray());

    /// <summary>All numbers but the first may change: that one is the release.</summary>
    private static readonly Gen<(int Place, int Value)[]> Mutations = Gen.Select(Gen.Int[1, ClusterGenes.Count - 1], Gen.Int[0, 119]).Array[1, 3];

    [Fact]
    public void Changes_are_found_exactly_when_rules_change()
    {
        int same = 0;
        int different = 0;
        Gen.Select(Genes, Mutations).Sample(
            (genes, mutations) =>
            {
                var before = ClusterGenes.Plan(genes);
                var after = ClusterGenes.Plan(Mutate(genes, mutations));
                bool rulesDiffer = Rules(before) != Rules(after);
                Interlocked.Increment(ref rulesDiffer ? ref different : ref same);
                return rulesDiffer == (Report.Of(before, after).Length > 0);
            },
            iter: 4000);
        Assert.True(same > 500 && different > 500, $"Too few cases of one kind: {same} the same, {different} different.");
    }

    [Fact]
    public void Any_cluster_has_no_changes_against_itself() =>
        Genes.Sample(genes => Report.Of(ClusterGenes.Plan(genes), ClusterGenes.Plan(genes)).Length == 0, iter: 500);

    private static ImmutableArray<int> Mutate(ImmutableArray<int> genes, (int Place, int Value)[] mutations)
    {
        foreach (var (place, value) in mutations) genes = genes.SetItem(place, value);
        return genes;
    }

    /// <summary>The rules of all nodes, as far as their order matters.</summary>
    private static string Rules(ClusterPlan plan)
    {
        var backend = new IptablesBackend(plan);
        return string.Join('\n', plan.Cluster.Nodes.Select(node => RestoreText.Of(backend.Generate(plan.ForNode(node), IpFamily.IPv4)).ToString()));
    }
}
