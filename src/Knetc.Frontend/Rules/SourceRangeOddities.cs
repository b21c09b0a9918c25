using Knetc.Binding;
using Knetc.Diagnostics;
using Knetc.Net;

namespace Knetc.Rules;

/// <summary>Source ranges of a load balancer that are legible but do not do what they seem to.</summary>
internal sealed class SourceRangeOddities() : ClusterRule(new DiagnosticDescriptor(
    "KN3063", Severity.Warning, "a source range without the effect it seems to have",
    "A source range admits clients of its own family to the Service's load balancer; of another family than the Service's it admits nobody. A repeated range, or any beside 0.0.0.0/0 or ::/0, adds nothing, and host bits are dropped.",
    "remove the range, or write the network that is meant"))
{
    public override bool IsLocal => true;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var service in cluster.Services)
        {
            if (service.Spec.Type == ServiceTypes.LoadBalancer) Check(service, cluster, findings);
        }
    }

    private static void Check(Service service, ClusterView cluster, RuleFindings findings)
    {
        var ranges = SourceRange.Of(service);
        var first = new Dictionary<IpNetwork, SourceRange>();
        foreach (var range in ranges)
        {
            if (range.HasHostBits && !(range.IsField && cluster.Options.KubeVersion.IsAtLeast(33)))
            {
                findings.Add(
                    findings.New($"{range.Text} has bits beyond its prefix: the network {range.Network} is meant") with { Fix = range.IsField ? range.Network.ToString() : null },
                    service.Manifest, range.Path);
            }

            if (!service.Spec.IPFamilies.Contains(range.Network.Family.ToString()))
            {
                findings.Add(service.Manifest, range.Path, $"{range.Network} is {range.Network.Family}, but the Service is {string.Join(" and ", service.Spec.IPFamilies)}");
            }

            if (first.TryGetValue(range.Network, out var earlier))
            {
                findings.Add(service.Manifest, range.Path, $"{range.Network} is listed already", RuleFindings.At(service.Manifest, earlier.Path, "the first time"));
            }
            else
            {
                first.Add(range.Network, range);
            }
        }

        CheckEverything(service, first, findings);
    }

    /// <summary>Of each family, all ranges beside the one that admits everybody are reported at that one.</summary>
    private static void CheckEverything(Service service, Dictionary<IpNetwork, SourceRange> ranges, RuleFindings findings)
    {
        foreach (var range in ranges.Values)
        {
            if (range.Network.PrefixLength != 0) continue;
            var other = ranges.Values.FirstOrDefault(other => other.Network.Family == range.Network.Family && other.Network.PrefixLength > 0);
            if (other is null) continue;
            findings.Add(
                service.Manifest, range.Path, $"{range.Network} admits everybody, so {other.Network} restricts nothing",
                RuleFindings.At(service.Manifest, other.Path, "restricts nothing"));
        }
    }
}
