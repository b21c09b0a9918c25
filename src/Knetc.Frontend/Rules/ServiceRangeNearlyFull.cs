using Knetc.Diagnostics;

namespace Knetc.Rules;

/// <summary>A service range that will soon be too small.</summary>
internal sealed class ServiceRangeNearlyFull() : ClusterRule(new DiagnosticDescriptor(
    "KN2113", Severity.Warning, "the service range is nearly full",
    "More than four fifths of the addresses from which Services get theirs are taken. When none is left new Services take addresses of the band that is meant for explicit requests, and after that they are refused.",
    "plan for a larger service range, or from Kubernetes 1.33 on add a ServiceCIDR"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var use in ServiceRangeUse.Of(cluster))
        {
            ulong size = use.Geometry.Dynamic.Size;
            if ((ulong)use.Dynamic * 5 <= size * 4) continue;
            use.Range.Report(findings, $"{use.Dynamic} of the {size} addresses of {use.Range.Name} {use.Range.Network} that are given out unasked are taken");
        }
    }
}
