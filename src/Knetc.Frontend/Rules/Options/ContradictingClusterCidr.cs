using Knetc.Diagnostics;
using Knetc.Options;

namespace Knetc.Rules;

/// <summary>kube-proxy and the controller manager with different pod ranges (api-semantics §5, D-17).</summary>
internal sealed class ContradictingClusterCidr() : ClusterRule(new DiagnosticDescriptor(
    "KN2017", Severity.Warning, "kube-proxy has another pod range than the cluster",
    "kube-proxy takes traffic from outside its cluster range for traffic of strangers and masquerades it. With another range than the one that pods get their addresses from, pods lose their addresses on the way, or strangers keep theirs.",
    "give kube-proxy's clusterCIDR the value of the controller manager's cluster-cidr, or of podSubnet"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        if (cluster.Options.Table.Find(ClusterOption.ClusterCidr) is not { } row) return;
        foreach (var overridden in row.Overridden)
        {
            if (!Concerns(row.InForce, overridden) || IsSameSet(row.InForce.Value, overridden.Value)) continue;
            findings.Add(
                overridden,
                $"the cluster range is {overridden.Value} here, but {row.InForce.Value} {ContradictingOptions.InWords(row.InForce)}",
                RuleFindings.At(row.InForce, $"the cluster range {row.InForce.Value} is in force"));
        }
    }

    /// <summary>Whether one of the two sources, and not the other, is kube-proxy's.</summary>
    public static bool Concerns(OptionStatement inForce, OptionStatement overridden) => IsProxy(inForce) != IsProxy(overridden);

    private static bool IsProxy(OptionStatement statement) => statement.Source is OptionSources.KubeProxy or OptionSources.KubeProxyConfiguration;

    /// <summary>The order of families means nothing to kube-proxy.</summary>
    private static bool IsSameSet(string left, string right) =>
        new HashSet<string>(left.Split(','), StringComparer.Ordinal).SetEquals(right.Split(','));
}
