using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Options;

namespace Knetc.Rules;

/// <summary>The upper bound of a service range (api-semantics §2.8, O-3; §5, D-11).</summary>
internal sealed class ServiceRangeTooLarge() : ClusterRule(new DiagnosticDescriptor(
    "KN2103", Severity.Error, "a service range that is too large",
    "Up to Kubernetes 1.33 the API server keeps a bitmap of the range and does not start with more than 2^20 addresses. From 1.34 on only IPv6 ranges are bounded, at 2^64 addresses.",
    "choose a prefix of at least /12, for IPv6 at least /108 (from Kubernetes 1.34 on /64)"))
{
    private const int MaxBitmapHostBits = 20;
    private const int MaxHostBits = 64;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var version = cluster.Options.KubeVersion;
        bool bitmap = !version.IsAtLeast(34);
        foreach (var range in StatedRange.ServicesInForce(cluster.Options))
        {
            int limit = bitmap ? MaxBitmapHostBits : range.Network.Family == IpFamily.IPv6 ? MaxHostBits : int.MaxValue;

            // kubeadm refuses its own serviceSubnet before the API server can.
            if (range.Network.HostBits <= limit || range.Statement.Source == OptionSources.Kubeadm) continue;
            string message = bitmap
                ? $"the service range {range.Network} has more than 2^20 addresses, too many for Kubernetes {version}"
                : $"the service range {range.Network} has more than 2^64 addresses";
            findings.Add(range.Statement, new Diagnostic(Descriptor, message), range.Part);
        }
    }
}
