using Knetc.Diagnostics;
using Knetc.Net;
using Knetc.Options;

namespace Knetc.Rules;

/// <summary>The upper bound of an IPv4 service range (api-semantics §2.8, O-3).</summary>
internal sealed class ServiceRangeTooLarge() : ClusterRule(new DiagnosticDescriptor(
    "KN2103", Severity.Error, "a service range with more than 2^20 addresses",
    "Up to Kubernetes 1.33 the API server keeps a bitmap of the range and does not start with a larger one.",
    "choose a prefix of at least /12"))
{
    private const int MaxHostBits = 20;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        var version = cluster.Options.KubeVersion;
        if (version.IsAtLeast(34)) return;
        foreach (var range in StatedRange.ServicesInForce(cluster.Options))
        {
            // kubeadm refuses its own serviceSubnet before the API server can.
            if (range.Network.Family != IpFamily.IPv4 || range.Network.HostBits <= MaxHostBits || range.Statement.Source == OptionSources.Kubeadm) continue;
            findings.Add(
                range.Statement,
                new Diagnostic(Descriptor, $"the service range {range.Network} has more than 2^20 addresses, too many for Kubernetes {version}"),
                range.Part);
        }
    }
}
