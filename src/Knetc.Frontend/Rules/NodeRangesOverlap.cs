using Knetc.Diagnostics;

namespace Knetc.Rules;

/// <summary>Two nodes that give their pods the same addresses.</summary>
internal sealed class NodeRangesOverlap() : ClusterRule(new DiagnosticDescriptor(
    "KN2004", Severity.Error, "the pod ranges of two nodes overlap",
    "Each node gives addresses of its own range to its pods and is the way to them for all others. An address in the ranges of two nodes can belong to two pods at once, and routes lead to only one of them.",
    "give every node a range of its own, or leave podCIDRs out and let them be chosen"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var (outer, inner) in Overlaps.Find(cluster.Addresses.NodeRanges, static range => range.Network))
        {
            if (outer.Node.Name == inner.Node.Name) continue;
            string how = outer.Network == inner.Network ? "is also" : $"lies in {outer.Network},";
            findings.Add(inner.Node.Manifest, inner.Path, $"{inner.Network} {how} the pod range of {outer.Node.Manifest}", outer.Related);
        }
    }
}
