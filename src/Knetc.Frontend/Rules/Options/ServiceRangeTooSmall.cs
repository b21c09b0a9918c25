using Knetc.Diagnostics;
using Knetc.Options;

namespace Knetc.Rules;

/// <summary>The lower bound of a service range (api-semantics §2.8, O-4).</summary>
internal sealed class ServiceRangeTooSmall() : ClusterRule(new DiagnosticDescriptor(
    "KN2104", Severity.Error, "a service range with fewer than 8 addresses",
    "The API server does not start with a service range this small.",
    "choose a prefix of at most /29, for IPv6 at most /125"))
{
    private const int MinHostBits = 3;

    public override void Check(ClusterView cluster, RuleFindings findings)
    {
        foreach (var range in StatedRange.ServicesInForce(cluster.Options))
        {
            // kubeadm asks for more, and says so itself.
            if (range.Network.HostBits >= MinHostBits || range.Statement.Source == OptionSources.Kubeadm) continue;
            findings.Add(range.Statement, new Diagnostic(Descriptor, $"the service range {range.Network} has fewer than 8 addresses"), range.Part);
        }
    }
}
