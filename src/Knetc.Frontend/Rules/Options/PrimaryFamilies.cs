using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Options;
using Knetc.Yaml;

namespace Knetc.Rules;

/// <summary>Services that prefer another family than pods or kube-proxy do (api-semantics §5, D-21).</summary>
internal sealed class PrimaryFamilies() : ClusterRule(new DiagnosticDescriptor(
    "KN2021", Severity.Warning, "Services and pods prefer different families",
    "The first service range decides the family of Services that ask for none, the first pod range that of a pod's main address, the bind address that of kube-proxy. Where they differ, a Service of one family can be without endpoints of its own family.",
    "write the ranges of both in the same order of families"))
{
    private static readonly FieldPath PodCidrsPath = FieldPath.Of("spec.podCIDRs");

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var options = cluster.Options;
        if (options.Table.Find(ClusterOption.ServiceClusterIPRange)?.InForce is not { } services) return;
        var family = options.ServiceClusterIPRanges[0].Family;
        var related = RuleFindings.At(services, $"the first service range is {family}");
        CheckPods(cluster, family, related, findings);
        if (options.Table.Find("bind-address")?.InForce is not { IsStated: true } bind) return;
        if (!IpAddress.TryParse(bind.Value.AsSpan(), ParsingGrade.Sloppy, out var address) || address.Family == family) return;
        findings.Add(bind, $"kube-proxy prefers {address.Family} by its bind address, but Services prefer {family}", related);
    }

    /// <summary>Pod ranges that nodes bring along count more than the cluster's.</summary>
    private static void CheckPods(ClusterView cluster, IpFamily family, RelatedLocation? related, RuleFindings findings)
    {
        foreach (var node in cluster.Objects.Nodes)
        {
            if (node.PodCIDRs.IsEmpty || !IpNetwork.TryParse(node.PodCIDRs[0].AsSpan(), ParsingGrade.Sloppy, out var network)) continue;
            if (network.Family != family) findings.Add(node.Manifest, PodCidrsPath, $"pods prefer {network.Family} by the first pod range of the node {node.Name}, but Services prefer {family}", related);
            return;
        }

        if (cluster.Options.ClusterCidrs.IsEmpty || cluster.Options.ClusterCidrs[0].Family == family) return;
        var statement = cluster.Options.Table.Find(ClusterOption.ClusterCidr)!.InForce;
        findings.Add(statement, $"pods prefer {cluster.Options.ClusterCidrs[0].Family} by the first cluster range, but Services prefer {family}", related);
    }
}
