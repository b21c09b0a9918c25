using Knetc.Diagnostics;
using Knetc.Options;

namespace Knetc.Rules;

/// <summary>A controller manager that is to give out pod ranges and has none (api-semantics §2.8, O-8).</summary>
internal sealed class AllocationWithoutRange() : ClusterRule(new DiagnosticDescriptor(
    "KN2108", Severity.Error, "pod ranges are to be given out, but there is no cluster range",
    "With allocate-node-cidrs the controller manager cuts the cluster range into blocks, one for each node. It does not start without a cluster range.",
    "set cluster-cidr, or leave allocate-node-cidrs out"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var table = cluster.Options.Table;
        var statement = table.Find(ClusterOption.AllocateNodeCidrs)!.InForce;
        bool hasRange = table.Find(ClusterOption.ClusterCidr)?.InForce.IsStated == true;
        if (hasRange || !statement.IsStated || !cluster.Options.AllocateNodeCidrs) return;
        findings.Add(statement, "allocate-node-cidrs is set, but nobody states a cluster range");
    }
}
