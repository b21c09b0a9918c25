using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Options;

namespace Knetc.Rules;

/// <summary>The upper bound of an IPv6 service range (api-semantics §2.8, O-3; §5, D-11).</summary>
internal sealed class UnusableIPv6ServiceRange() : ClusterRule(new DiagnosticDescriptor(
    "KN2011", Severity.Error, "an IPv6 service range that the release cannot use",
    "Up to Kubernetes 1.33 the API server keeps a bitmap of the range and does not start with more than 2^20 addresses. From 1.34 on it takes up to 2^64.",
    "choose a prefix of at least /108 (from Kubernetes 1.34 on /64)"))
{
    private const int MaxBitmapHostBits = 20;
    private const int MaxHostBits = 64;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var version = cluster.Options.KubeVersion;
        int limit = version.IsAtLeast(34) ? MaxHostBits : MaxBitmapHostBits;
        foreach (var range in StatedRange.ServicesInForce(cluster.Options))
        {
            // kubeadm refuses its own serviceSubnet before the API server can.
            if (range.Network.Family != IpFamily.IPv6 || range.Network.HostBits <= limit || range.Statement.Source == OptionSources.Kubeadm) continue;
            findings.Add(
                range.Statement,
                new Diagnostic(Descriptor, $"the service range {range.Network} is too large for Kubernetes {version}: the prefix must be at least /{128 - limit}"),
                range.Part);
        }
    }
}
