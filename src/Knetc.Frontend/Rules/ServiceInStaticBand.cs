using Knetc.Diagnostics;

namespace Knetc.Rules;

/// <summary>Services that got addresses meant for explicit requests, because the others were used up. Told once per range.</summary>
internal sealed class ServiceInStaticBand() : ClusterRule(new DiagnosticDescriptor(
    "KN2014", Severity.Warning, "addresses are given out of the band for explicit requests",
    "The lower end of a service range is kept for Services that ask for an address. Only when the rest is used up are others given one of these, and then a later explicit request may find its address taken.",
    "choose a larger service range, or from Kubernetes 1.33 on add a ServiceCIDR"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var use in ServiceRangeUse.Of(cluster))
        {
            if (use.Spilled.Count == 0) continue;
            var first = use.Spilled[0];
            string others = use.Spilled.Count == 1 ? "" : $", and {use.Spilled.Count - 1} other Services got such addresses";
            findings.Add(
                first.Service.Manifest,
                first.Path,
                $"the Service got {first.Address}, because all {use.Geometry.Dynamic.Size} addresses of {use.Range.Name} {use.Range.Network} above the static band are taken{others}",
                use.Range.Related);
        }
    }
}
