using Knetc.Diagnostics;
using Knetc.Net;

namespace Knetc.Rules;

/// <summary>A service range and a pod range with common addresses.</summary>
internal sealed class RangesOverlap() : ClusterRule(new DiagnosticDescriptor(
    "KN2001", Severity.Error, "the service range and the pod range overlap",
    "A packet to an address that both ranges have may be meant for a Service or for a pod, and nothing on the node can tell. Sooner or later a pod gets the address of a Service, and one of the two cannot be reached.",
    "choose ranges that have no address in common"))
{
    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        // Further ServiceCIDRs are held against the pod ranges by a rule of their own.
        foreach (var services in cluster.Ranges.ServicesOfOptions)
        {
            foreach (var pods in cluster.Ranges.Pods)
            {
                if (!services.Network.Overlaps(pods.Network)) continue;
                string message = $"{services.Name} {services.Network} and {pods.Name} {pods.Network} have {Common(services.Network, pods.Network)} in common";
                if (pods.Location is null) services.Report(findings, message);
                else pods.Report(findings, message, services.Related);
            }

            foreach (var range in cluster.Addresses.NodeRanges)
            {
                if (!services.Network.Overlaps(range.Network) || cluster.Ranges.PodIndex.TryFind(range.Network, out _, out _)) continue;
                string message = $"{services.Name} {services.Network} and the pod range {range.Network} of this node have {Common(services.Network, range.Network)} in common";
                findings.Add(range.Node.Manifest, range.Path, message, services.Related);
            }
        }
    }

    /// <summary>Of two networks that overlap, the one inside the other.</summary>
    private static IpNetwork Common(IpNetwork left, IpNetwork right) => left.Contains(right) ? right : left;
}
