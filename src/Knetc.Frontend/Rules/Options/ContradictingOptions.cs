using Knetc.Diagnostics;
using Knetc.Options;

namespace Knetc.Rules;

/// <summary>Two sources that state different values for the same option (api-semantics §5, D-16).</summary>
internal sealed class ContradictingOptions() : ClusterRule(new DiagnosticDescriptor(
    "KN2016", Severity.Warning, "two sources disagree about the cluster",
    "The same option is stated twice, with different values. One source outranks the other: command line, knetc.yaml, command lines of components, KubeProxyConfiguration, ServiceCIDR, ClusterConfiguration. A cluster set up from both would differ from what is compiled here.",
    "correct the value that is wrong, or leave one of the two out; `knetc options` shows which value is in force"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var row in cluster.Options.Table.Rows)
        {
            // How many nodes there are has a rule of its own, which knows the nodes.
            if (row.Name == ClusterOption.Nodes.Name) continue;
            foreach (var overridden in row.Overridden)
            {
                if (IsExpected(row, overridden)) continue;
                findings.Add(
                    overridden,
                    $"{row.Name} is {overridden.Value} here, but {row.InForce.Value} {InWords(row.InForce)}",
                    RuleFindings.At(row.InForce, $"{row.Name} {row.InForce.Value} is in force"));
            }
        }
    }

    /// <summary>Where a value in force comes from, as the end of a sentence.</summary>
    public static string InWords(OptionStatement inForce) =>
        inForce.Source == OptionSources.CommandLine ? "on the command line, which outranks it" : $"in {inForce.Source}, which outranks it";

    /// <summary>Contradictions with a rule of their own, and choices that the command line is there to change.</summary>
    private static bool IsExpected(EffectiveOption row, OptionStatement overridden)
    {
        if (row.Name == ClusterOption.ClusterCidr.Name) return ContradictingClusterCidr.Concerns(row.InForce, overridden);
        if (row.Name == ClusterOption.ServiceClusterIPRange.Name) return ContradictingServiceCidr.Concerns(row.InForce, overridden);
        bool isChoice = row.Name == ClusterOption.ProxyMode.Name || row.Name == ClusterOption.NftablesLayout.Name || row.Name == ClusterOption.KubeVersion.Name;
        return isChoice && row.InForce.Source == OptionSources.CommandLine;
    }
}
