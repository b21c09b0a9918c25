using Knetc.Diagnostics;
using Knetc.Net;

namespace Knetc.Rules;

/// <summary>An IPv6 service range of which a part is never given out (api-semantics §5, D-12).</summary>
internal sealed class UnusedServiceAddresses() : ClusterRule(new DiagnosticDescriptor(
    "KN2012", Severity.Info, "an IPv6 service range that is used in part",
    "Up to Kubernetes 1.32 the bitmap of an IPv6 service range covers no more than its first 65535 addresses; the others are never given out.",
    "choose a /112, or Kubernetes 1.33"))
{
    private const int BitmapHostBits = 16;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        if (cluster.Options.KubeVersion.IsAtLeast(33)) return;
        foreach (var range in StatedRange.ServicesInForce(cluster.Options))
        {
            if (range.Network.Family != IpFamily.IPv6 || range.Network.HostBits <= BitmapHostBits) continue;
            findings.Add(
                range.Statement,
                new Diagnostic(Descriptor, $"of the service range {range.Network} Kubernetes {cluster.Options.KubeVersion} uses the first 65535 addresses only"),
                range.Part);
        }
    }
}
